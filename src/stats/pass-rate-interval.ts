import { checkLevel } from './check/check-level.ts';
import { checkPassed } from './check/check-passed.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Range that plausibly holds the true pass rate of trials that are independent of each other.
 *
 * Wilson rather than `p ± z·se`: after 5 passes in 5 trials the textbook interval has zero width and claims a
 * certainty that five trials cannot give. For repeated trials of the same cases see `clusteredPassRateInterval`.
 *
 * @param passed - number of trials that passed, 0…trials
 * @param trials - at least 1
 * @param level - two-sided confidence, between 0 and 1
 * @returns bounds in 0…1, never of zero width
 * @throws RangeError when a count is not whole, `trials` is 0, or `passed` is over it
 * @see Wilson 1927, JASA 22; Newcombe 1998, Statistics in Medicine 17, method 3
 */
export function passRateInterval(passed: number, trials: number, level = 0.95): Interval {
  checkPassed(passed, trials, 1);
  checkLevel('level', level);
  return wilsonInterval(passed / trials, trials, level);
}
