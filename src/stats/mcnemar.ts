import { checkCount } from './check/check-count.ts';
import { incompleteBeta } from './distributions/incomplete-beta.ts';
import type { TestResult } from './test-result.ts';

/**
 * Exact McNemar test: do two agents that each tried the same cases once differ in pass rate?
 *
 * Only cases on which they disagree tell anything; where nothing differs each goes either way with probability ½.
 * Twice the smaller tail of that binomial, at most 1; without any disagreement 1.
 *
 * @param onlyFirst - number of cases that only the first passed
 * @param onlySecond - number of cases that only the second passed
 * @throws RangeError when a count is not whole or is negative
 * @see McNemar 1947, Psychometrika 12; Liddell 1976, The Statistician 25, for the exact form
 */
export function mcnemar(onlyFirst: number, onlySecond: number): TestResult {
  checkCount('onlyFirst', onlyFirst);
  checkCount('onlySecond', onlySecond);
  const fewer = Math.min(onlyFirst, onlySecond);
  const more = Math.max(onlyFirst, onlySecond);
  if (fewer === more) return { pValue: 1 };
  return { pValue: Math.min(1, 2 * incompleteBeta(0.5, more, fewer + 1)) };
}
