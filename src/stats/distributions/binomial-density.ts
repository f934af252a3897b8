import { gammaln } from 'simple-statistics';

/**
 * P(B = k) of a binomial: C(n,k) pᵏ(1−p)ⁿ⁻ᵏ, in full precision even for millions of trials.
 *
 * Logarithms of factorials lose nine digits at a million trials; the saddle-point form has no such large terms.
 * k and n need not be whole, so that it also serves the incomplete beta function.
 *
 * @see Loader 2000, Fast and Accurate Computation of Binomial Probabilities
 */
export function binomialDensity(k: number, n: number, p: number): number {
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const logarithm =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * (1 - p));
  return Math.exp(logarithm) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** What Stirling's formula leaves of ln n!. */
function stirlingError(n: number): number {
  if (n < 16) return gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - Math.log(2 * Math.PI) / 2;
  const square = 1 / (n * n);
  const inner = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360_360));
  return (1 / 12 - square * (1 / 360 - square * inner)) / n;
}

/** x·ln(x/m) + m − x, by a series where the terms would cancel. */
function deviance(x: number, m: number): number {
  const ratio = (x - m) / (x + m);
  if (Math.abs(ratio) >= 0.1) return x * Math.log(x / m) + m - x;
  let sum = (x - m) * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
