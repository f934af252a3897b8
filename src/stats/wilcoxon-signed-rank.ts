import { checkSample } from './check/check-sample.ts';
import { normalPValue } from './normal-p-value.ts';
import { type PooledRanks, pooledRanks } from './pooled-ranks.ts';
import type { RankTestResult } from './test-result.ts';

/**
 * Wilcoxon's signed-rank test: do paired values, such as latencies of two agents on the same cases, differ?
 *
 * Zeros are dropped before ranking, as Wilcoxon did; with nothing but zeros the p-value is 1. Equal sizes share their
 * middle rank. Up to 25 differences the p-value is exact over all sign patterns of the ranks at hand, ties included,
 * because there the normal curve calls ties significant that no pattern can make so; above 25 it is the normal
 * approximation with corrections for ties and continuity.
 *
 * @param differences - first minus second, one a pair
 * @returns `statistic`: the smaller of the rank sums of positive and negative differences
 * @throws RangeError when the differences are empty or not finite
 * @see Wilcoxon 1945, Biometrics Bulletin 1; Lehmann 1975, Nonparametrics, chapter 3, for the variance under ties
 */
export function wilcoxonSignedRank(differences: readonly number[]): RankTestResult {
  checkSample('differences', differences);
  const positive = new Float64Array(differences.filter((difference) => difference > 0)).sort();
  const negative = new Float64Array(differences.filter((difference) => difference < 0).map(Math.abs)).sort();
  const ranks = pooledRanks(positive, negative);
  const trials = ranks.doubled.length;
  const doubledSum = Math.min(ranks.doubledFirstSum, trials * (trials + 1) - ranks.doubledFirstSum);
  const pValue = trials <= 25 ? exactPValue(ranks, doubledSum) : approximatePValue(ranks, doubledSum);
  return { statistic: doubledSum / 2, pValue };
}

/** Counts sign patterns by the rank sum they give, one rank after another. */
function exactPValue({ doubled }: PooledRanks, doubledSum: number): number {
  const patterns = new Float64Array(doubledSum + 1);
  patterns[0] = 1;
  for (const rank of doubled) {
    for (let sum = doubledSum; sum >= rank; sum--) {
      patterns[sum] = (patterns[sum] ?? 0) + (patterns[sum - rank] ?? 0);
    }
  }
  const inTail = patterns.reduce((count, patternsAtSum) => count + patternsAtSum, 0);
  return Math.min(1, (2 * inTail) / 2 ** doubled.length);
}

function approximatePValue({ doubled, ties }: PooledRanks, doubledSum: number): number {
  const trials = doubled.length;
  const mean = (trials * (trials + 1)) / 4;
  const variance = (trials * (trials + 1) * (2 * trials + 1)) / 24 - ties / 48;
  return normalPValue(doubledSum / 2 - mean, variance);
}
