import { AgentError, type ErrorKind } from '../../../model/failure.ts';
import type { ServiceAddress } from './service-address.ts';

/**
 * What went wrong with a call of a model, in plain words, without key, headers or request in it.
 *
 * @param error - whatever the package threw: an error with the `status` of an answer, or one without it
 * @param nowMs - milliseconds since 1970, to read a date in `retry-after`
 */
export function modelFailure(
  error: unknown,
  model: string,
  { key, shown }: ServiceAddress,
  nowMs: number,
): AgentError {
  const who = `The model "${model}" at ${shown}`;
  const status = property(error, 'status');
  if (typeof status !== 'number') return withoutAnswer(error, who);
  if (status === 401) return new AgentError('permission', `${who} refused ${keyName(key)} (status 401).`);
  const said = excerpt(error instanceof Error ? error.message.replace(/^\d{3} /, '') : '', key);
  const retryAfterMs = waitOf(property(error, 'headers'), nowMs);
  return new AgentError(
    kindOf(status),
    `${who} answered with status ${status}${said === '' ? '' : `: ${said}`}`,
    retryAfterMs === null ? {} : { retryAfterMs },
  );
}

function kindOf(status: number): ErrorKind {
  if (status === 403) return 'permission';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate-limit';
  return status >= 500 ? 'unavailable' : 'agent';
}

/** Messages of such errors are not repeated: they may quote the address or a header as it was sent. */
function withoutAnswer(error: unknown, who: string): AgentError {
  if (error instanceof SyntaxError) {
    return new AgentError('output', `${who} says that its answer is JSON, but it is not.`);
  }
  const code = codeOf(error);
  return new AgentError(
    'network',
    `${who} could not be reached, or gave no whole answer${code === null ? '' : ` (${code})`}.`,
  );
}

function keyName(key: string | null): string {
  return key === null ? 'a call without a key; OPENAI_API_KEY is not set' : 'the key in OPENAI_API_KEY';
}

/** The error code of the system, however deep it lies. */
function codeOf(error: unknown): string | null {
  for (let cause = error, depth = 0; depth < 5 && cause !== undefined; depth++) {
    const code = property(cause, 'code');
    if (typeof code === 'string') return code;
    cause = property(cause, 'cause');
  }
  return null;
}

/** Milliseconds, seconds, or a date. */
function waitOf(headers: unknown, nowMs: number): number | null {
  if (!(headers instanceof Headers)) return null;
  const [ms, after] = [headers.get('retry-after-ms'), headers.get('retry-after')];
  if (ms !== null && number.test(ms)) return Number(ms);
  if (after === null) return null;
  if (number.test(after)) return Number(after) * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

const number = /^\d+(\.\d+)?$/;

function excerpt(said: string, key: string | null): string {
  const line = said.replace(/\s+/g, ' ').trim();
  const safe = key === null ? line : line.replaceAll(key, '[OPENAI_API_KEY]');
  return safe.length > 300 ? `${safe.slice(0, 300)}…` : safe;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
