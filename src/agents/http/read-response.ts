import { AgentError, type ErrorKind } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { excerpt } from '../excerpt.ts';

/** An answer of a service, its body read. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * The value of an answer: parsed where its content type says JSON, else its text, null where there is no body.
 *
 * @param shownUrl - the address for messages
 * @param nowMs - milliseconds since 1970, to read a date in `retry-after`
 * @throws AgentError of the kind that fits the status, with the beginning of the body; of kind `output` where the
 *   body is not the JSON that it claims to be
 */
export function readResponse(shownUrl: string, answer: HttpAnswer, nowMs: number): Json {
  if (answer.status < 200 || answer.status > 299) throw statusError(shownUrl, answer, nowMs);
  if (answer.body === '') return null;
  if (!/[/+]json\b/i.test(answer.headers.get('content-type') ?? '')) return answer.body;
  try {
    return JSON.parse(answer.body);
  } catch {
    throw new AgentError(
      'output',
      `The answer of ${shownUrl} says that it is JSON, but it is not: ${excerpt(answer.body)}`,
    );
  }
}

function statusError(shownUrl: string, { status, headers, body }: HttpAnswer, nowMs: number): AgentError {
  const said = body.trim() === '' ? '' : `: ${excerpt(body.trim(), 500)}`;
  const retryAfterMs = waitOf(headers.get('retry-after'), nowMs);
  return new AgentError(
    kinds[status] ?? 'agent',
    `${shownUrl} answered with status ${status}${said}`,
    retryAfterMs === null ? {} : { retryAfterMs },
  );
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'permission',
  403: 'permission',
  429: 'rate-limit',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Seconds, or a date. */
function waitOf(retryAfter: string | null, nowMs: number): number | null {
  if (retryAfter === null) return null;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
