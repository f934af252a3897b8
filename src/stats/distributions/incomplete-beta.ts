import { binomialDensity } from './binomial-density.ts';

/**
 * The regularised incomplete beta function Iₓ(a, b): P(X ≤ x) of a Beta(a, b).
 *
 * Continued fraction by the modified Lentz method, on the side where it converges in about √max(a, b) steps.
 *
 * @param x - in 0…1
 * @param a - over 0
 * @param b - over 0
 * @see Abramowitz & Stegun 26.5.8; Lentz 1976, Applied Optics 15
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x > (a + 1) / (a + b + 2) ? 1 - lowerTail(1 - x, b, a) : lowerTail(x, a, b);
}

function lowerTail(x: number, a: number, b: number): number {
  const front = (binomialDensity(a, a + b, x) * b) / (a + b);
  return front === 0 ? 0 : front / continuedFraction(x, a, b);
}

const tiny = 1e-300;

function continuedFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let over = 1;
  let under = 0;
  for (let step = 1; step < 1_000_000; step++) {
    const part = coefficient(step, x, a, b);
    under = 1 / (1 + part * under || tiny);
    over = 1 + part / over || tiny;
    fraction *= over * under;
    if (Math.abs(over * under - 1) < 3e-16) break;
  }
  return fraction;
}

function coefficient(step: number, x: number, a: number, b: number): number {
  const half = step >> 1;
  if (step % 2 === 0) return (half * (b - half) * x) / ((a + step - 1) * (a + step));
  return (-(a + half) * (a + b + half) * x) / ((a + step - 1) * (a + step));
}
