import { checkCount } from './check/check-count.ts';
import { checkPassed } from './check/check-passed.ts';

/**
 * pass^k: the chance that k trials drawn from those of a case all passed, C(passed, k) / C(trials, k).
 *
 * What a user sees who needs the agent to be right every time. Compute it a case, then average.
 *
 * @param k - at least 1
 * @returns in 0…1, or null where there are fewer than k trials
 * @throws RangeError when a count is not whole, k is 0, or `passed` is over `trials`
 * @see Yao et al. 2024, τ-bench
 */
export function passHatK(trials: number, passed: number, k: number): number | null {
  checkPassed(passed, trials);
  checkCount('k', k, 1);
  if (trials < k) return null;
  let chance = 1;
  for (let drawn = 0; drawn < k && chance > 0; drawn++) chance *= (passed - drawn) / (trials - drawn);
  return chance;
}
