import { checkVariance } from './check/check-variance.ts';
import { powerFactor } from './power-factor.ts';

export interface TrialsForDifferenceOptions {
  /** The true difference to be found, of either sign but not 0. */
  readonly difference: number;
  /** Variance of the differences within pairs, in the square of their unit; at least 0. */
  readonly varianceOfDifference: number;
  /** Chance to find the difference; 0.8 unless given. */
  readonly power?: number;
  /** Two-sided; 0.95 unless given. */
  readonly level?: number;
}

/**
 * How many pairs a comparison needs to find a true difference: variance·((z₁₋α/₂ + z_power)/difference)², rounded up.
 * The other way round it is `minimumDetectableDifference`, with what is said there of the variance.
 *
 * @returns a whole number, at least 1
 * @throws RangeError when an option is out of range
 * @see Miller 2024, Adding Error Bars to Evals, on power; Cohen 1988, Statistical Power Analysis, chapter 2
 */
export function trialsForDifference(options: TrialsForDifferenceOptions): number {
  const { difference, varianceOfDifference, power = 0.8, level = 0.95 } = options;
  if (!Number.isFinite(difference) || difference === 0) {
    throw new RangeError(`difference must be a finite number other than 0, but is ${String(difference)}.`);
  }
  checkVariance('varianceOfDifference', varianceOfDifference);
  const trials = varianceOfDifference * (powerFactor(power, level) / difference) ** 2;
  // A difference that `minimumDetectableDifference` gave for n must lead back to n, rounding or not.
  return Math.max(1, Math.ceil(trials * (1 - 1e-12)));
}
