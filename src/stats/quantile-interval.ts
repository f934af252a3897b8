import { checkLevel } from './check/check-level.ts';
import { checkShare } from './check/check-share.ts';
import { type QuantileInterval, quantileIntervalOfSorted } from './quantile-interval-of-sorted.ts';
import { sortedCopy } from './sorted-copy.ts';

/**
 * Range that plausibly holds the true quantile, from order statistics: nothing is assumed about the distribution.
 *
 * The bounds are values X(l) and X(u) of the sorted sample with P(l ≤ B ≤ u−1) ≥ level, B ~ Bin(n, p); the pair
 * spans the fewest ranks and encloses `quantile(sample, p)`. An upper bound exists only where 1 − pⁿ ≥ level: from
 * n = 59 for P95 and 299 for P99 at 0.95. Below that the greatest value seen is no bound, so `upper` is null, `lower`
 * is a one-sided bound at the same level where there is one, and `trialsNeeded` says what is missing.
 *
 * Where many values are equal both bounds may be that one value: the coverage holds all the same.
 *
 * @param sample - in any order; the bounds are in its unit
 * @param p - in 0…1: 0.95 for P95
 * @param level - confidence, between 0 and 1
 * @throws RangeError when the sample is empty or not finite, or p or level is out of range
 * @see David & Nagaraja 2003, Order Statistics, section 7.1
 */
export function quantileInterval(sample: readonly number[], p: number, level = 0.95): QuantileInterval {
  checkShare('p', p);
  checkLevel('level', level);
  return quantileIntervalOfSorted(sortedCopy(sample), p, level);
}
