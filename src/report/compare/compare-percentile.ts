import { bootstrapDifference } from '../../stats/bootstrap-difference.ts';
import { powerFactor } from '../../stats/power-factor.ts';
import { quantileOfSorted } from '../../stats/quantile-of-sorted.ts';
import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { CellPair } from './pair-cells.ts';
import { type PairedLatencies, pairLatencies } from './pair-latencies.ts';
import { mayReachHangs, type PooledLatencies, poolLatencies, reachesHangs } from './pooled-latencies.ts';
import { shareOf } from './share-of.ts';

/**
 * A percentile of the latencies of the second side less that of the first, with a bootstrap interval: over all trials of
 * the cases that both were measured on, as many of each case on both sides.
 *
 * The interval alone decides. Its bound is null where too few trials give none, or where a trial that ran out of time
 * may be the percentile.
 *
 * @param p - 0…1: 0.95 for P95
 * @returns null where no case was measured on both sides, or some latency is not known
 */
export function comparePercentile(
  pairs: readonly CellPair[],
  p: number,
  options: CompareOptions,
): MeasuredDifference | null {
  return percentileDifference(pairLatencies(pairs), p, options);
}

/** `comparePercentile` of latencies that were gathered before. */
export function percentileDifference(
  latencies: PairedLatencies,
  p: number,
  { seed, level = 0.95 }: CompareOptions,
): MeasuredDifference | null {
  if (latencies.cases.length === 0 || latencies.unmeasured > 0) return null;
  const [before, after] = [poolLatencies(latencies, 'first'), poolLatencies(latencies, 'second')];
  const [first, second] = [quantileOfSorted(before.sortedMs, p), quantileOfSorted(after.sortedMs, p)];
  const drawn = bootstrapDifference([...after.sortedMs], [...before.sortedMs], {
    statistic: { quantile: p },
    paired: false,
    seed,
    level,
  });
  const lower = mayReachHangs(before, p, level) ? null : finite(drawn.lower);
  const upper = mayReachHangs(after, p, level) ? null : finite(drawn.upper);
  const difference = second - first;
  return {
    unit: 'duration',
    first,
    second,
    difference,
    lower,
    upper,
    relative: shareOf({ value: difference, lower, upper }, first),
    ...boundOf(before, after, p),
    level,
    cases: latencies.cases.length,
    changed: changedCases(latencies),
    test: 'bootstrap',
    pValue: null,
    detectable: detectable(lower, upper, first, level),
    casesNeeded: null,
  };
}

/** Which way hangs leave a difference of percentiles open. */
function boundOf(
  before: PooledLatencies,
  after: PooledLatencies,
  p: number,
): Pick<MeasuredDifference, 'bound'> {
  const [first, second] = [reachesHangs(before, p), reachesHangs(after, p)];
  if (first && second) return { bound: 'unknown' };
  return first ? { bound: 'at-most' } : second ? { bound: 'at-least' } : {};
}

/** Cases whose latencies are not the same on both sides. */
function changedCases({ cases }: PairedLatencies): number {
  return cases.filter(({ first, second }) => first.some((ms, index) => ms !== second[index])).length;
}

/** From the width of the interval, which is that of 95 % and so on; relative to the first. */
function detectable(lower: number | null, upper: number | null, first: number, level: number): number | null {
  if (lower === null || upper === null || first === 0 || upper === lower) return null;
  const reach = powerFactor(0.8, level) / powerFactor(0.5, level);
  return (((upper - lower) / 2) * reach) / first;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
