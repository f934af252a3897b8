import { checkLevel } from './check/check-level.ts';
import { checkSample } from './check/check-sample.ts';
import { studentTCritical } from './distributions/student-t-critical.ts';
import type { Interval } from './interval.ts';
import { isConstant } from './is-constant.ts';
import { moments } from './moments.ts';

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
  sample: ArrayLike<number>,
  level = 0.95,
  range: Interval = everything,
): Interval {
  checkSample('sample', sample);
  checkLevel('level', level);
  checkRange(sample, range);
  const { mean: average, variance } = moments(sample);
  const reach = isConstant(sample) ? 0 : halfWidth(variance, sample.length, level);
  if (average + reach === average) return roomForOthers(average, sample.length, level, range);
  return { lower: Math.max(range.lower, average - reach), upper: Math.min(range.upper, average + reach) };
}

const everything: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

function checkRange(sample: ArrayLike<number>, range: Interval): void {
  if (!(range.lower < range.upper)) {
    throw new RangeError(`range must reach upwards, but goes from ${range.lower} to ${range.upper}.`);
  }
  for (let index = 0; index < sample.length; index++) {
    const value = sample[index] ?? Number.NaN;
    if (value >= range.lower && value <= range.upper) continue;
    throw new RangeError(
      `sample must lie in ${range.lower}…${range.upper}, the given range, but holds ${value}.`,
    );
  }
}

function halfWidth(variance: number, trials: number, level: number): number {
  return studentTCritical(level, trials - 1) * Math.sqrt(variance / trials);
}

function roomForOthers(value: number, trials: number, level: number, range: Interval): Interval {
  const unseen = -Math.expm1(Math.log((1 - level) / 2) / trials);
  return {
    lower: value - unseen * (value - range.lower),
    upper: value + unseen * (range.upper - value),
  };
}
