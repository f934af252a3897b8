import { normalPValue } from './normal-p-value.ts';
import { type PooledRanks, pooledRanks } from './pooled-ranks.ts';
import { sortedCopy } from './sorted-copy.ts';
import type { RankTestResult } from './test-result.ts';

/**
 * The Mann–Whitney (Wilcoxon rank-sum) test: does one of two independent samples tend to greater values?
 *
 * Up to 50 values in all the p-value is exact over all ways to deal the pooled values out, ties included: twice the
 * smaller tail, at most 1. Above that it is the normal approximation with corrections for ties and continuity.
 *
 * @returns `statistic`: U of the first sample, the number of pairs in which its value is the greater one, a tie counting ½
 * @throws RangeError when a sample is empty or not finite
 * @see Mann & Whitney 1947, Annals of Mathematical Statistics 18; Lehmann 1975, Nonparametrics, chapter 1
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): RankTestResult {
  const ranks = pooledRanks(sortedCopy(first, 'first'), sortedCopy(second, 'second'));
  const statistic = ranks.doubledFirstSum / 2 - (first.length * (first.length + 1)) / 2;
  const pValue =
    ranks.doubled.length <= 50
      ? exactPValue(ranks, first.length)
      : approximatePValue(ranks, statistic, first.length, second.length);
  return { statistic, pValue };
}

function exactPValue({ doubled, doubledFirstSum }: PooledRanks, size: number): number {
  const deals = dealsBySum(doubled, size);
  let all = 0;
  let atMost = 0;
  let atLeast = 0;
  for (const [sum, count] of deals.entries()) {
    all += count;
    if (sum <= doubledFirstSum) atMost += count;
    if (sum >= doubledFirstSum) atLeast += count;
  }
  return Math.min(1, (2 * Math.min(atMost, atLeast)) / all);
}

/** In how many ways `size` of the ranks add up to each sum; C(50, 25) is still a whole number as a double. */
function dealsBySum(ranks: readonly number[], size: number): Float64Array {
  const most = ranks.slice(-size).reduce((sum, rank) => sum + rank, 0);
  const deals = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  const start = deals[0];
  if (start) start[0] = 1;
  for (const rank of ranks) {
    for (let taken = size; taken >= 1; taken--) addShifted(deals[taken], deals[taken - 1], rank);
  }
  return deals[size] ?? new Float64Array();
}

function addShifted(to: Float64Array | undefined, from: Float64Array | undefined, shift: number): void {
  if (!to || !from) return;
  for (let sum = shift; sum < to.length; sum++) to[sum] = (to[sum] ?? 0) + (from[sum - shift] ?? 0);
}

function approximatePValue({ ties }: PooledRanks, statistic: number, first: number, second: number): number {
  const all = first + second;
  const variance = ((first * second) / 12) * (all + 1 - ties / (all * (all - 1)));
  return normalPValue(statistic - (first * second) / 2, variance);
}
