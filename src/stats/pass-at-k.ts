import { checkPassed } from './check/check-passed.ts';
import { passHatK } from './pass-hat-k.ts';

/**
 * pass@k: the chance that of k trials drawn from those of a case at least one passed,
 * 1 − C(trials − passed, k) / C(trials, k).
 *
 * Unbiased, unlike 1 − (1 − passed/trials)ᵏ. Compute it a case, then average.
 *
 * @param k - at least 1
 * @returns in 0…1, or null where there are fewer than k trials
 * @throws RangeError when a count is not whole, k is 0, or `passed` is over `trials`
 * @see Chen et al. 2021, Evaluating Large Language Models Trained on Code, equation 1
 */
export function passAtK(trials: number, passed: number, k: number): number | null {
  checkPassed(passed, trials);
  const allFailed = passHatK(trials, trials - passed, k);
  return allFailed === null ? null : 1 - allFailed;
}
