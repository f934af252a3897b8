import { betaDensity } from './beta-density.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The x with P(X ≤ x) = p of a Beta(a, b).
 *
 * Newton steps, each kept inside a bracket that bisection narrows, so that no start can lead astray.
 *
 * @param p - in 0…1
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let least = 0;
  let most = 1;
  let x = a / (a + b);
  for (let step = 0; step < 2000; step++) {
    const excess = incompleteBeta(x, a, b) - p;
    if (excess === 0) return x;
    if (excess > 0) most = x;
    else least = x;
    const newton = x - excess / betaDensity(x, a, b);
    const next = newton > least && newton < most ? newton : (least + most) / 2;
    if (Math.abs(next - x) <= 1e-16 * x) return next;
    x = next;
  }
  return x;
}
