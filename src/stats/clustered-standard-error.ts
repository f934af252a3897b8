import { mean } from 'simple-statistics';
import { checkSameLength } from './check/check-same-length.ts';
import { checkSample } from './check/check-sample.ts';

/**
 * Standard error of the mean score where trials of one case resemble each other: √(Σ_c(Σ_{i∈c}(sᵢ − s̄))²)/n.
 *
 * With every trial its own cluster it is the plain standard error with divisor n. From a single cluster nothing can be
 * said of how clusters differ: the formula's 0 would claim certainty, so the result is Infinity.
 *
 * @param scores - one a trial; the result is in their unit
 * @param clusters - to which case each trial belongs, in the same order
 * @throws RangeError when the scores are empty or not finite, or the lengths differ
 * @see Miller 2024, Adding Error Bars to Evals; Liang & Zeger 1986, Biometrika 73
 */
export function clusteredStandardError(
  scores: readonly number[],
  clusters: readonly (string | number)[],
): number {
  checkSample('scores', scores);
  checkSameLength('scores', scores, 'clusters', clusters);
  const average = mean(scores);
  const sums = new Map<string | number, number>();
  for (const [index, cluster] of clusters.entries()) {
    sums.set(cluster, (sums.get(cluster) ?? 0) + (scores[index] ?? Number.NaN) - average);
  }
  if (sums.size === 1) return Number.POSITIVE_INFINITY;
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return Math.sqrt(squares) / scores.length;
}
