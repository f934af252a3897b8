import { checkShare } from './check-share.ts';

/** @throws RangeError when any of the p-values lies outside 0…1 */
export function checkPValues(pValues: readonly number[]): void {
  for (let index = 0; index < pValues.length; index++) {
    checkShare(`pValues[${index}]`, pValues[index] ?? Number.NaN);
  }
}
