import { checkPValues } from './check/check-p-values.ts';

/**
 * Benjamini and Hochberg's correction: adjusted p-values; of those at most α, a share of at most α is expected to be
 * false alarms. Milder than `holm`, for lists that people look through rather than for a verdict.
 *
 * @returns in the order given, 0…1; empty for none
 * @throws RangeError when a p-value lies outside 0…1
 * @see Benjamini & Hochberg 1995, JRSS B 57
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  checkPValues(pValues);
  const falling = [...pValues.entries()].sort(([, p], [, q]) => q - p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (const [place, [index, pValue]] of falling.entries()) {
    least = Math.min(least, (pValue * pValues.length) / (pValues.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}
