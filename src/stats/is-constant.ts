/**
 * Whether a sample shows no spread, differences from rounding aside: 50.1 − 40.1 and 60.1 − 50.1 differ in the last
 * bit, which is no measurement of anything.
 */
export function isConstant(sample: ArrayLike<number>): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < sample.length; index++) {
    const value = sample[index] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least <= 1e-13 * Math.max(Math.abs(least), Math.abs(most));
}
