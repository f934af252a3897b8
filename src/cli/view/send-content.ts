import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

/** What is answered to a request. */
export interface Content {
  readonly status: number;
  readonly type: 'text/html' | 'text/plain' | 'application/json';
  readonly body: Buffer | string;
  readonly headers?: OutgoingHttpHeaders;
}

const worthCompressing = 1 << 14;
/** Whoever has not taken an answer by then gets no more of it: it would stay in memory. */
const longestMs = 120_000;
const compress = promisify(gzip);

/** Answers a request, compressed where that is understood and worth it. */
export async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers = {} }: Content,
): Promise<void> {
  const plain = typeof body === 'string' ? Buffer.from(body) : body;
  const isCompressed = plain.length >= worthCompressing && takesGzip(request);
  // It hardly leaves this machine: quickly is better than small.
  const sent = isCompressed ? await compress(plain, { level: constants.Z_BEST_SPEED }) : plain;
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': sent.length,
    vary: 'accept-encoding',
    ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
    ...headers,
  });
  const timer = setTimeout(() => response.destroy(), longestMs);
  response.once('close', () => clearTimeout(timer));
  response.end(request.method === 'HEAD' ? undefined : sent);
}

function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers['accept-encoding'] ?? ''));
}
