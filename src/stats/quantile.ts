import { checkShare } from './check/check-share.ts';
import { quantileOfSorted } from './quantile-of-sorted.ts';
import { sortedCopy } from './sorted-copy.ts';

/**
 * The value below which a share p of the sample lies, by estimator R-7: linear interpolation at h = (n−1)p, as in
 * simple-statistics, numpy and R by default.
 *
 * @param sample - in any order; the result is in its unit
 * @param p - in 0…1: 0.95 for P95
 * @throws RangeError when the sample is empty or not finite, or p lies outside 0…1
 * @see Hyndman & Fan 1996, The American Statistician 50, definition 7
 */
export function quantile(sample: readonly number[], p: number): number {
  checkShare('p', p);
  return quantileOfSorted(sortedCopy(sample), p);
}
