import { AgentError } from '../../model/failure.ts';
import type { HttpRequest } from './http-request.ts';

/**
 * The request that a redirect asks for, or null where the answer is none.
 *
 * @throws AgentError of kind `permission` for a redirect to a host that is not allowed, or out of https
 */
export function nextRequest(
  request: HttpRequest,
  status: number,
  location: string | null,
): HttpRequest | null {
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return null;
  const url = URL.canParse(location, request.url.href) ? new URL(location, request.url) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new AgentError('agent', `${request.shownUrl} redirects to something that is no http address.`);
  }
  const next = changeMethod(request, status, url);
  return url.host === request.url.host ? sameHost(request, next) : otherHost(request, next);
}

/** As browsers do: 303 asks for another page, and so do 301 and 302 after a POST. */
function changeMethod(request: HttpRequest, status: number, url: URL): HttpRequest {
  const becomesGet = status === 303 || (status <= 302 && request.method === 'POST');
  if (!becomesGet) return { ...request, url };
  const { body: _, ...rest } = request;
  return { ...rest, url, method: 'GET', headers: without(request.headers, ['content-type']) };
}

function sameHost(request: HttpRequest, next: HttpRequest): HttpRequest {
  if (request.url.protocol === 'http:' || next.url.protocol === 'https:') return next;
  throw new AgentError('permission', `${request.shownUrl} redirects from https to http, which is refused.`);
}

function otherHost(request: HttpRequest, next: HttpRequest): HttpRequest {
  const { host, hostname, protocol } = next.url;
  if (!request.allowHosts.includes(host) && !request.allowHosts.includes(hostname)) {
    throw new AgentError(
      'permission',
      `${request.shownUrl} redirects to the host ${host}, which is refused. Add it to "allow-hosts" if it is trusted.`,
    );
  }
  if (request.url.protocol === 'https:' && protocol === 'http:') return sameHost(request, next);
  if (next.body !== undefined && request.bodyIsSecret) {
    throw new AgentError(
      'permission',
      `${request.shownUrl} redirects a body that holds a secret to the host ${host}, which is refused.`,
    );
  }
  return { ...next, headers: without(next.headers, request.secretHeaders) };
}

function without(headers: Headers, names: readonly string[]): Headers {
  const left = new Headers(headers);
  for (const name of names) left.delete(name);
  return left;
}
