import { quantileRanks } from './quantile-ranks.ts';
import { trialsForQuantile } from './trials-for-quantile.ts';

/** Where a quantile plausibly lies, and how sure that is. */
export interface QuantileInterval {
  /** null: too few values for a lower bound. */
  readonly lower: number | null;
  /** null: too few values for an upper bound; print "n too small", never the greatest value seen. */
  readonly upper: number | null;
  /** Least probability that the interval holds the true quantile, 0…1; not under the level. */
  readonly coverage: number;
  /** Smallest number of values with which both bounds exist; Infinity for p of 0 or 1. */
  readonly trialsNeeded: number;
}

/**
 * `quantileInterval` of what `sortedCopy` gave, without sorting again.
 *
 * @param p - in 0…1; not checked
 * @param level - between 0 and 1; not checked
 */
export function quantileIntervalOfSorted(sorted: Float64Array, p: number, level = 0.95): QuantileInterval {
  const { lower, upper, coverage } = quantileRanks(sorted.length, p, level);
  return {
    lower: valueAt(sorted, lower),
    upper: valueAt(sorted, upper),
    coverage,
    trialsNeeded: trialsForQuantile(p, level),
  };
}

function valueAt(sorted: Float64Array, rank: number | null): number | null {
  return rank === null ? null : (sorted[rank - 1] ?? null);
}
