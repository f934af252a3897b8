import { betaQuantile } from './beta-quantile.ts';

/**
 * The t with P(|T| ≤ t) = level of Student's distribution.
 *
 * With y = t²/(degrees + t²), y is a Beta(½, degrees/2) and 1 − y a Beta(degrees/2, ½); whichever is under a half is
 * solved for, because the other would lose its digits in 1 − y.
 *
 * @param level - two-sided, between 0 and 1
 * @param degrees - degrees of freedom, over 0
 * @see Abramowitz & Stegun 26.7.1
 */
export function studentTCritical(level: number, degrees: number): number {
  const y = betaQuantile(level, 0.5, degrees / 2);
  if (y <= 0.5) return Math.sqrt((degrees * y) / (1 - y));
  const rest = betaQuantile(1 - level, degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - rest)) / rest);
}
