import type { Random } from '../../model/random.ts';

/**
 * Exponential backoff with full jitter: evenly distributed between nothing and the longest wait.
 *
 * @param failed - how many attempts have failed, from 1
 * @returns milliseconds
 * @see Brooker 2015, "Exponential Backoff And Jitter"
 */
export function backoffMs(
  failed: number,
  policy: { readonly baseMs: number; readonly factor: number; readonly capMs: number },
  random: Random,
): number {
  const { baseMs, factor, capMs } = policy;
  // 0 × ∞ is NaN, and a base of 0 means no wait at all.
  const longest = Math.min(capMs, baseMs * factor ** (failed - 1)) || 0;
  return longest * random.next();
}
