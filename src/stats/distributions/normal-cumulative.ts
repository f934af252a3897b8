import { normalDensity } from './normal-density.ts';

/**
 * P(Z ≤ z) of the standard normal, in full precision in the lower tail too (take −z for the upper one).
 *
 * @see Marsaglia 2004, J. Stat. Software 11(4), for the series in the middle
 * @see Abramowitz & Stegun 26.2.14, for the continued fraction in the tail
 */
export function normalCumulative(z: number): number {
  if (z === 0) return 0.5;
  const far = Math.abs(z);
  const middle = far < 2.5;
  const tail = middle ? 0.5 - seriesFromZero(far) : tailFraction(far);
  return z < 0 ? tail : 1 - tail;
}

function seriesFromZero(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum * normalDensity(z);
}

function tailFraction(z: number): number {
  let fraction = z;
  for (let step = 150; step >= 1; step--) fraction = z + step / fraction;
  return normalDensity(z) / fraction;
}
