import { normalCumulative } from './normal-cumulative.ts';
import { normalDensity } from './normal-density.ts';

/**
 * The z with P(Z ≤ z) = p of the standard normal; −∞ at 0 and ∞ at 1.
 *
 * A rough start (Abramowitz & Stegun 26.2.23), brought to full precision by Halley steps on the distribution itself.
 *
 * @param p - in 0…1
 */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  let z = roughQuantile(p);
  for (let step = 0; step < 4; step++) {
    const newton = (normalCumulative(z) - p) / normalDensity(z);
    z -= newton / (1 + (z * newton) / 2);
  }
  return z;
}

function roughQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const over = 2.515517 + t * (0.802853 + t * 0.010328);
  const under = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return over / under - t;
}
