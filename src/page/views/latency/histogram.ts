import { partitionPoint } from './partition-point.ts';

/**
 * How many times lie in each bin: from its edge up to the next, the last one its end, too. Nothing is lost: what lies
 * before the first edge counts in the first bin, what lies behind the last edge in the last one.
 *
 * @param sortedMs - rising
 * @param edgesMs - rising, one more than there are bins
 */
export function histogram(sortedMs: Float64Array, edgesMs: readonly number[]): number[] {
  const inner = edgesMs.slice(1, -1).map((edgeMs) => partitionPoint(sortedMs, (ms) => ms < edgeMs));
  const ends = [...inner, sortedMs.length];
  return ends.map((end, bin) => end - (ends[bin - 1] ?? 0));
}
