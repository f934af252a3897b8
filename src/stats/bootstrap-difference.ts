import { seededRandom } from '../model/random.ts';
import { differenceDraw } from './bootstrap/difference-draw.ts';
import { quantileAsked } from './bootstrap/quantile-asked.ts';
import type { Statistic } from './bootstrap/statistic.ts';
import { statisticOf } from './bootstrap/statistic-of.ts';
import { checkCount } from './check/check-count.ts';
import { checkLevel } from './check/check-level.ts';
import { checkSameLength } from './check/check-same-length.ts';
import { checkSample } from './check/check-sample.ts';
import { checkShare } from './check/check-share.ts';
import { normalCumulative } from './distributions/normal-cumulative.ts';
import { studentTCritical } from './distributions/student-t-critical.ts';
import type { Interval } from './interval.ts';
import { quantileIntervalOfSorted } from './quantile-interval-of-sorted.ts';
import { quantileOfSorted } from './quantile-of-sorted.ts';
import { sortedCopy } from './sorted-copy.ts';

export interface BootstrapOptions {
  readonly statistic: Statistic;
  /** true: `first[i]` and `second[i]` belong together, such as medians of one case, and are drawn together. */
  readonly paired: boolean;
  /** The same seed gives the same interval. */
  readonly seed: number | string;
  /** 2,000 unless given. */
  readonly resamples?: number;
  /** Two-sided confidence, between 0 and 1; 0.95 unless given. */
  readonly level?: number;
}

export interface DifferenceEstimate extends Interval {
  /** Statistic of the first sample minus that of the second. */
  readonly estimate: number;
}

/**
 * How far two samples differ in a statistic, with a bootstrap interval: first minus second.
 *
 * Percentile interval, its tails taken as much further out as Student's t lies beyond the normal at this sample size,
 * because the plain one is too narrow for small samples.
 *
 * A bound is infinite where the data cannot give one: with a single value, where no resample differs from another
 * (equal values do not show how far others may lie), and for a quantile where a sample is too small for the bound of
 * `quantileInterval` that it rests on (a resample never holds more than the greatest value seen). A quantile of
 * samples that are large enough for it but show no spread keeps the bounds of `quantileInterval`, whose coverage holds.
 *
 * @param first - values of the first agent; the result is in their unit
 * @throws RangeError when a sample is empty or not finite, paired lengths differ, an option is out of range, or
 *   `statistic` gives anything but finite numbers
 * @see Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13; Hesterberg 2015, The American
 *   Statistician 69, for the expanded tails
 */
export function bootstrapDifference(
  first: readonly number[],
  second: readonly number[],
  options: BootstrapOptions,
): DifferenceEstimate {
  const { statistic, paired, seed, resamples = 2000, level = 0.95 } = options;
  checkArguments(first, second, { statistic, paired, seed, resamples, level });
  const ofFirst = statisticOf(first, statistic);
  const ofSecond = statisticOf(second, statistic);
  const draw = differenceDraw(first, second, options, seededRandom(`bootstrap ${seed}`));
  const differences = sortedCopy(Float64Array.from({ length: resamples }, draw), 'statistic of a resample');
  const estimate = ofFirst - ofSecond;
  const values = Math.min(first.length, second.length);
  if (values === 1) return { estimate, ...everything };
  const rounding = 1e-13 * Math.max(Math.abs(ofFirst), Math.abs(ofSecond));
  const p = quantileAsked(statistic);
  if (spread(differences) <= rounding) {
    return { estimate, ...(p === null ? everything : rankBounds(first, second, p, (1 + level) / 2)) };
  }
  const drawn = expandedPercentiles(differences, level, values);
  return { estimate, ...(p === null ? drawn : openWhereOpen(drawn, rankBounds(first, second, p, level))) };
}

const everything: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

function checkArguments(
  first: readonly number[],
  second: readonly number[],
  { statistic, paired, resamples, level }: Required<BootstrapOptions>,
): void {
  checkSample('first', first);
  checkSample('second', second);
  if (paired) checkSameLength('first', first, 'second', second);
  checkCount('resamples', resamples, 1);
  checkLevel('level', level);
  const p = quantileAsked(statistic);
  if (p !== null) checkShare('statistic.quantile', p);
}

function spread(sorted: Float64Array): number {
  return (sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0);
}

function expandedPercentiles(sorted: Float64Array, level: number, values: number): Interval {
  const reach = studentTCritical(level, values - 1) * Math.sqrt(values / (values - 1));
  const tail = normalCumulative(-reach);
  return { lower: quantileOfSorted(sorted, tail), upper: quantileOfSorted(sorted, 1 - tail) };
}

/** What the order statistics of both samples allow their difference to be. */
function rankBounds(first: readonly number[], second: readonly number[], p: number, level: number): Interval {
  const ofFirst = quantileIntervalOfSorted(sortedCopy(first), p, level);
  const ofSecond = quantileIntervalOfSorted(sortedCopy(second), p, level);
  return {
    lower: (ofFirst.lower ?? Number.NEGATIVE_INFINITY) - (ofSecond.upper ?? Number.POSITIVE_INFINITY),
    upper: (ofFirst.upper ?? Number.POSITIVE_INFINITY) - (ofSecond.lower ?? Number.NEGATIVE_INFINITY),
  };
}

function openWhereOpen(drawn: Interval, bounds: Interval): Interval {
  return {
    lower: Number.isFinite(bounds.lower) ? drawn.lower : bounds.lower,
    upper: Number.isFinite(bounds.upper) ? drawn.upper : bounds.upper,
  };
}
