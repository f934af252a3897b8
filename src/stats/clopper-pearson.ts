import { checkLevel } from './check/check-level.ts';
import { checkPassed } from './check/check-passed.ts';
import { betaQuantile } from './distributions/beta-quantile.ts';
import type { Interval } from './interval.ts';

/**
 * Range that holds the true pass rate with at least the stated confidence, whatever that rate is.
 *
 * Wider than Wilson's, whose confidence holds on average; take it where too narrow would be worse than too wide.
 *
 * @param passed - number of trials that passed, 0…trials
 * @param trials - at least 1
 * @param level - two-sided confidence, between 0 and 1
 * @returns bounds in 0…1, never of zero width
 * @throws RangeError when a count is not whole, `trials` is 0, or `passed` is over it
 * @see Clopper & Pearson 1934, Biometrika 26; Newcombe 1998, Statistics in Medicine 17, method 5
 */
export function clopperPearson(passed: number, trials: number, level = 0.95): Interval {
  checkPassed(passed, trials, 1);
  checkLevel('level', level);
  const tail = (1 - level) / 2;
  const failed = trials - passed;
  return {
    lower: passed === 0 ? 0 : betaQuantile(tail, passed, failed + 1),
    // From the failures' side, whose small quantile keeps all its digits.
    upper: failed === 0 ? 1 : 1 - betaQuantile(tail, failed, passed + 1),
  };
}
