import type { Latencies } from '../measure/gather-latencies.ts';

/**
 * Puts waits in order as `gatherLatencies` does with latencies: those that were still open count as at least as long as
 * the longest one that ended.
 *
 * @param unmeasured - waits whose length is not known: with any, nothing is claimed
 */
export function orderWaits(
  endedMs: readonly number[],
  openMs: readonly number[],
  unmeasured: number,
): Latencies {
  const longestMs = endedMs.reduce((most, waitMs) => Math.max(most, waitMs), 0);
  const sortedMs = new Float64Array(endedMs.length + openMs.length);
  sortedMs.set(Float64Array.from(endedMs).sort());
  sortedMs.set(Float64Array.from(openMs, (waitMs) => Math.max(waitMs, longestMs)).sort(), endedMs.length);
  return { sortedMs, censored: openMs.length, unmeasured };
}
