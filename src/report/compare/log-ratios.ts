import { quantileOfSorted } from '../../stats/quantile-of-sorted.ts';
import type { PairedLatencies } from './pair-latencies.ts';

/** Stands for "slower than can be told" among logarithms of ratios. */
const beyond = 1e6;

/** Below this many milliseconds clocks tell nothing, and a ratio to 0 would be infinite. */
const leastMs = 0.01;

/** How the median of a case changed, as a logarithm; after a hang on one side that is known from one side only. */
export interface LogRatio {
  readonly least: number;
  readonly most: number;
}

/** In rising order; a case that hangs on both sides tells nothing and is left out. */
export function logRatios({ cases, hungMs }: PairedLatencies): LogRatio[] {
  const ratios = cases.flatMap(({ first, second }) => {
    const [before, after] = [medianOf(first, hungMs), medianOf(second, hungMs)];
    if (before === hungMs && after === hungMs) return [];
    const ratio = Math.log(Math.max(after, leastMs) / Math.max(before, leastMs));
    return [{ least: before === hungMs ? -beyond : ratio, most: after === hungMs ? beyond : ratio }];
  });
  return ratios.sort((a, b) => a.least - b.least || a.most - b.most);
}

/** A median that rests on a hang is one. */
function medianOf(sortedMs: Float64Array, hungMs: number): number {
  return sortedMs[sortedMs.length >> 1] === hungMs ? hungMs : quantileOfSorted(sortedMs, 0.5);
}

/** With a hang as large as can be. */
export function furthest({ least, most }: LogRatio): number {
  return least === -beyond ? least : most;
}

/** With a hang as small as it is known to be. */
export function closest({ least, most }: LogRatio): number {
  return least === -beyond ? most : least;
}
