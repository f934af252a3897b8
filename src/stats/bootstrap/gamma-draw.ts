import type { Random } from '../../model/random.ts';
import { normalQuantile } from '../distributions/normal-quantile.ts';

/**
 * One draw from a Gamma distribution with scale 1.
 *
 * @param shape - at least 1
 * @see Marsaglia & Tsang 2000, ACM Transactions on Mathematical Software 26
 */
export function gammaDraw(shape: number, random: Random): number {
  if (shape === 1) return -Math.log(openUniform(random));
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalQuantile(openUniform(random));
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(openUniform(random)) < (z * z) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** Uniform between 0 and 1, both excluded. */
function openUniform(random: Random): number {
  return random.next() + 2 ** -33;
}
