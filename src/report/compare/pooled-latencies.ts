import { quantileIntervalOfSorted } from '../../stats/quantile-interval-of-sorted.ts';
import { quantileOfSorted } from '../../stats/quantile-of-sorted.ts';
import type { PairedLatencies } from './pair-latencies.ts';

/** All latencies of one side, fastest first. */
export interface PooledLatencies {
  readonly sortedMs: Float64Array;
  /** Trials at the end of them that ran out of time. */
  readonly hung: number;
}

/** Puts the latencies of all cases of one side together. */
export function poolLatencies({ cases, hungMs }: PairedLatencies, side: 'first' | 'second'): PooledLatencies {
  const sortedMs = new Float64Array(cases.reduce((sum, one) => sum + one[side].length, 0));
  let filled = 0;
  for (const one of cases) {
    sortedMs.set(one[side], filled);
    filled += one[side].length;
  }
  sortedMs.sort();
  const firstHung = sortedMs.indexOf(hungMs);
  return { sortedMs, hung: firstHung < 0 ? 0 : sortedMs.length - firstHung };
}

/** Whether a quantile by R-7 lies on, or is interpolated with, a trial that ran out of time. */
export function reachesHangs({ sortedMs, hung }: PooledLatencies, p: number): boolean {
  return hung > 0 && Math.ceil((sortedMs.length - 1) * p) >= sortedMs.length - hung;
}

/** Whether the true quantile may lie where trials ran out of time. */
export function mayReachHangs(pooled: PooledLatencies, p: number, level: number): boolean {
  const { upper } = quantileIntervalOfSorted(pooled.sortedMs, p, level);
  const { sortedMs, hung } = pooled;
  return hung > 0 && (upper === null || upper >= quantileOfSorted(sortedMs, 1));
}
