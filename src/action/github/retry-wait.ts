import { type FailedAnswer, isRateLimited } from './failed-answer.ts';

/**
 * How long to wait before the same call may be made again: as GitHub says, else a second that doubles each time.
 *
 * @param attempt - how often it was made so far, from 1
 * @param now - milliseconds since 1970, for limits that end at a time of day
 * @returns milliseconds, or null where another try would get the same answer
 */
export function retryWait(answer: FailedAnswer, attempt: number, now: number): number | null {
  const { status, headers } = answer;
  const isLimited = isRateLimited(answer);
  if (!isLimited && status !== null && status !== 408 && status < 500) return null;
  const told = number(headers['retry-after']);
  if (told !== null) return Math.max(shortestMs, told * 1_000);
  const reset = number(headers['x-ratelimit-reset']);
  if (isLimited && headers['x-ratelimit-remaining'] === '0' && reset !== null)
    return Math.max(shortestMs, reset * 1_000 - now);
  return isLimited ? untoldLimitMs : shortestMs * 2 ** (attempt - 1);
}

const shortestMs = 1_000;

/** GitHub asks for a minute where it does not say how long. */
const untoldLimitMs = 60_000;

function number(header: unknown): number | null {
  const value = typeof header === 'string' && header.trim() !== '' ? Number(header) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
