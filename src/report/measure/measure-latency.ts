import { formatCount } from '../../model/format-count.ts';
import type { Estimate } from '../../model/report.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { moments } from '../../stats/moments.ts';
import { quantileIntervalOfSorted } from '../../stats/quantile-interval-of-sorted.ts';
import { quantileOfSorted } from '../../stats/quantile-of-sorted.ts';
import type { Latencies } from './gather-latencies.ts';

/** A percentile by R-7 with its interval by order statistics; null where some latency is not known, or none is there. */
export function measurePercentile(latencies: Latencies, p: number, level = 0.95): Estimate | null {
  const { sortedMs, censored } = latencies;
  if (!isMeasured(latencies)) return null;
  const interval = quantileIntervalOfSorted(sortedMs, p, level);
  const reachesHangs = Math.ceil((sortedMs.length - 1) * p) >= sortedMs.length - censored && censored > 0;
  // A bound that is itself cut off bounds nothing.
  const hungMs = censored > 0 ? (sortedMs[sortedMs.length - censored] ?? 0) : Number.POSITIVE_INFINITY;
  const isOpen = reachesHangs || (interval.upper !== null && interval.upper >= hungMs);
  const note =
    interval.lower === null || interval.upper === null
      ? `n too small, ${formatCount(interval.trialsNeeded)} needed`
      : isOpen && 'too many trials ran out of time';
  return {
    value: quantileOfSorted(sortedMs, p),
    lower: interval.lower,
    upper: isOpen ? null : interval.upper,
    level,
    samples: sortedMs.length,
    ...(reachesHangs ? { atLeast: true } : {}),
    ...(note ? { note } : {}),
  };
}

/** The slowest trial. It has no interval: the true maximum cannot be bounded from a sample. */
export function measureMaximum(latencies: Latencies, level = 0.95): Estimate | null {
  const value = latencies.sortedMs.at(-1);
  if (value === undefined || !isMeasured(latencies)) return null;
  const samples = latencies.sortedMs.length;
  return {
    value,
    lower: null,
    upper: null,
    level,
    samples,
    ...(latencies.censored > 0 ? { atLeast: true } : {}),
  };
}

export function measureMeanLatency(latencies: Latencies, level = 0.95): Estimate | null {
  if (!isMeasured(latencies)) return null;
  const mean = measureMean(latencies.sortedMs, level);
  return mean && latencies.censored > 0 ? { ...mean, upper: null, atLeast: true } : mean;
}

/**
 * A mean of what cannot be negative, such as times and costs, with Student's interval; null of an empty sample.
 *
 * @param range - what values can be at all, where that is known; bounds stay inside
 */
export function measureMean(
  values: ArrayLike<number>,
  level = 0.95,
  range?: { readonly lower: number; readonly upper: number },
): Estimate | null {
  if (values.length === 0) return null;
  const interval = meanInterval(values, level, range);
  return {
    value: moments(values).mean,
    lower: Number.isFinite(interval.lower) ? Math.max(0, interval.lower) : null,
    upper: finiteOrNull(interval.upper),
    level,
    samples: values.length,
  };
}

function isMeasured({ sortedMs, unmeasured }: Latencies): boolean {
  return sortedMs.length > 0 && unmeasured === 0;
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
