import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { HttpRequest } from './http-request.ts';
import { nextRequest } from './next-request.ts';
import { readBody } from './read-body.io.ts';
import { readResponse } from './read-response.ts';
import { unreachable } from './unreachable.ts';

const maxRedirects = 5;

/**
 * Sends a request and follows redirects that stay on the host or lead to an allowed one.
 *
 * @returns the answer: parsed where it is JSON, else its text, null where it has none
 * @throws AgentError of the kind that fits the status; `network` where there was no answer
 */
export async function sendRequest(first: HttpRequest, signal: AbortSignal): Promise<Json> {
  let request = first;
  for (let redirects = 0; ; redirects++) {
    const response = await exchange(request, signal);
    const next = nextRequest(request, response.status, response.headers.get('location'));
    if (next === null) {
      const body = await readBody(response, request, signal);
      const { status, headers } = response;
      return readResponse(request.shownUrl, { status, headers, body }, Date.now());
    }
    await response.body?.cancel();
    if (redirects === maxRedirects) {
      throw new AgentError('agent', `${first.shownUrl} redirects more than ${maxRedirects} times.`);
    }
    request = next;
  }
}

async function exchange(request: HttpRequest, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : unreachable(request.shownUrl, error);
  }
}
