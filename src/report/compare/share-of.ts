import type { Difference } from '../../model/comparison.ts';

/** A difference and its bounds as shares of what it started from; null where that is 0. */
export function shareOf(
  difference: NonNullable<Difference['relative']>,
  first: number,
): Difference['relative'] {
  if (first === 0) return null;
  const { value, lower, upper } = difference;
  return {
    value: value / first,
    lower: lower === null ? null : lower / first,
    upper: upper === null ? null : upper / first,
  };
}
