import { binomialDensity } from './binomial-density.ts';

/** Density of a Beta(a, b) at x, 0 < x < 1. */
export function betaDensity(x: number, a: number, b: number): number {
  return (binomialDensity(a, a + b, x) * a * b) / ((a + b) * x * (1 - x));
}
