import { mean, sampleVariance } from 'simple-statistics';
import { checkLevel } from './check/check-level.ts';
import { checkSample } from './check/check-sample.ts';
import { studentTCritical } from './distributions/student-t-critical.ts';
import type { Interval } from './interval.ts';
import { isConstant } from './is-constant.ts';

/**
 * Range that plausibly holds the true mean: x̄ ± t·s/√n with n − 1 degrees of freedom.
 *
 * One value, or several that are all equal, say nothing of how far the next may lie, and zero width would claim that
 * it cannot differ. Without `range` both bounds are then infinite, which a report shows as "cannot say". With `range`,
 * where values are known to keep to one (scores: 0…1), n equal values leave room for a share q of others,
 * (1 − q)ⁿ = (1 − level)/2, and those may lie as far off as the range goes; for n scores of 1 that is
 * `clopperPearson(n, n)`.
 *
 * @param sample - in any order; the bounds are in its unit
 * @param level - two-sided confidence, between 0 and 1
 * @param range - least and greatest value that can occur at all; the bounds keep to it
 * @throws RangeError when the sample is empty, not finite or outside `range`, or level is out of range
 * @see Student 1908, Biometrika 6
 */
export function meanInterval(
  sample: readonly number[],
  level = 0.95,
  range: Interval = everything,
): Interval {
  checkSample('sample', sample);
  checkLevel('level', level);
  checkRange(sample, range);
  const average = mean(sample);
  const reach = isConstant(sample) ? 0 : halfWidth(sample, level);
  if (average + reach === average) return roomForOthers(average, sample.length, level, range);
  return { lower: Math.max(range.lower, average - reach), upper: Math.min(range.upper, average + reach) };
}

const everything: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

function checkRange(sample: readonly number[], range: Interval): void {
  if (!(range.lower < range.upper)) {
    throw new RangeError(`range must reach upwards, but goes from ${range.lower} to ${range.upper}.`);
  }
  const outside = sample.find((value) => value < range.lower || value > range.upper);
  if (outside !== undefined) {
    throw new RangeError(
      `sample must lie in ${range.lower}…${range.upper}, the given range, but holds ${outside}.`,
    );
  }
}

function halfWidth(sample: readonly number[], level: number): number {
  return studentTCritical(level, sample.length - 1) * Math.sqrt(sampleVariance(sample) / sample.length);
}

function roomForOthers(value: number, trials: number, level: number, range: Interval): Interval {
  const unseen = -Math.expm1(Math.log((1 - level) / 2) / trials);
  return {
    lower: value - unseen * (value - range.lower),
    upper: value + unseen * (range.upper - value),
  };
}
