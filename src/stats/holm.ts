import { checkPValues } from './check/check-p-values.ts';

/**
 * Holm's step-down correction: adjusted p-values, each to be compared with the level as if it were the only one.
 * At level α the chance of any false alarm among all of them is at most α.
 *
 * @returns in the order given, 0…1; empty for none
 * @throws RangeError when a p-value lies outside 0…1
 * @see Holm 1979, Scandinavian Journal of Statistics 6
 */
export function holm(pValues: readonly number[]): number[] {
  checkPValues(pValues);
  const rising = [...pValues.entries()].sort(([, p], [, q]) => p - q);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let greatest = 0;
  for (const [rank, [index, pValue]] of rising.entries()) {
    greatest = Math.max(greatest, Math.min(1, pValue * (pValues.length - rank)));
    adjusted[index] = greatest;
  }
  return adjusted;
}
