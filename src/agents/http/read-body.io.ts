import { AgentError } from '../../model/failure.ts';
import type { HttpRequest } from './http-request.ts';
import { unreachable } from './unreachable.ts';

/**
 * The body of an answer as text.
 *
 * @throws AgentError of kind `output` as soon as it grows over the limit (counted unpacked) or where it is not UTF-8
 */
export async function readBody(
  response: Response,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<string> {
  const bytes = Buffer.concat(await readChunks(response, request, signal));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AgentError('output', `The answer of ${request.shownUrl} is not UTF-8 text.`);
  }
}

async function readChunks(
  response: Response,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  while (reader) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw signal.aborted ? signal.reason : unreachable(request.shownUrl, error);
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > request.maxBytes) {
      void reader.cancel().catch(() => {});
      throw new AgentError(
        'output',
        `The answer of ${request.shownUrl} is larger than ${request.maxBytes} bytes ("max-bytes").`,
      );
    }
    chunks.push(value);
  }
  return chunks;
}
