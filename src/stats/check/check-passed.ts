import { checkCount } from './check-count.ts';

/** @throws RangeError when the two are not whole numbers with 0 ≤ passed ≤ trials, or trials is under `leastTrials` */
export function checkPassed(passed: number, trials: number, leastTrials = 0): void {
  checkCount('trials', trials, leastTrials);
  checkCount('passed', passed);
  if (passed > trials) {
    throw new RangeError(`passed must not be over trials, but ${passed} of ${trials} cannot have passed.`);
  }
}
