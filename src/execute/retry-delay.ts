import type { Random } from '../model/random.ts';

const baseMs = 250;
const capMs = 30_000;

/**
 * How long to wait before a whole trial is tried again: exponential with full jitter, or what the other side asked for.
 *
 * @param earlier - attempts that were tried again before this one, from 0
 * @returns milliseconds
 * @see Brooker 2015, "Exponential Backoff And Jitter"
 */
export function retryDelayMs(earlier: number, retryAfterMs: number | null, random: Random): number {
  if (retryAfterMs !== null) return Math.min(capMs, retryAfterMs);
  return Math.min(capMs, baseMs * 2 ** earlier) * random.next();
}
