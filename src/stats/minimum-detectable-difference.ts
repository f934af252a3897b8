import { checkCount } from './check/check-count.ts';
import { checkVariance } from './check/check-variance.ts';
import { powerFactor } from './power-factor.ts';

export interface DetectableDifferenceOptions {
  /** Pairs, such as cases that both agents tried; at least 1. */
  readonly trials: number;
  /** Variance of the differences within pairs, in the square of their unit; at least 0. */
  readonly varianceOfDifference: number;
  /** Chance to find the difference where there is one; 0.8 unless given. */
  readonly power?: number;
  /** Two-sided; 0.95 unless given. */
  readonly level?: number;
}

/**
 * The smallest true difference that a paired comparison of this size would have found: (z₁₋α/₂ + z_power)·√(variance/n).
 *
 * The variance is taken as known. One that was measured as 0 because all differences happened to be equal is not
 * known, and the 0 that comes of it here is no finding.
 *
 * @returns in the unit of the differences
 * @throws RangeError when an option is out of range
 * @see Miller 2024, Adding Error Bars to Evals, on power; Cohen 1988, Statistical Power Analysis, chapter 2
 */
export function minimumDetectableDifference(options: DetectableDifferenceOptions): number {
  const { trials, varianceOfDifference, power = 0.8, level = 0.95 } = options;
  checkCount('trials', trials, 1);
  checkVariance('varianceOfDifference', varianceOfDifference);
  return powerFactor(power, level) * Math.sqrt(varianceOfDifference / trials);
}
