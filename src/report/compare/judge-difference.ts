import type { ComparisonVerdict } from '../../model/comparison.ts';
import type { MeasuredDifference } from './measured-difference.ts';

export interface JudgeDifferenceOptions {
  /** Least difference that matters: in the unit of the difference, or a share where `by` is relative. */
  readonly margin: number;
  readonly by: 'absolute' | 'relative';
  readonly better: 'higher' | 'lower';
  /** After a correction for other tests; the difference's own p-value unless given. */
  readonly adjustedPValue?: number | null;
}

const slack = 1e-12;

/**
 * What a difference means: worse or better only where its interval excludes zero, its test agrees, and it is at least
 * the margin. Where no outcome could have been significant, or hangs hide it, nothing can be said; else no
 * difference was seen.
 */
export function judgeDifference(
  measured: MeasuredDifference,
  { margin, by, better, adjustedPValue = measured.pValue }: JudgeDifferenceOptions,
): ComparisonVerdict {
  const { value, lower, upper } = effectOf(measured, by);
  if (measured.changed === 0) return 'no-difference-seen';
  if (measured.bound === 'unknown') return 'cannot-say';
  const isAbove = lower !== null && lower > 0;
  const isBelow = upper !== null && upper < 0;
  const isSignificant = adjustedPValue === null || adjustedPValue <= 1 - measured.level + slack;
  if ((isAbove || isBelow) && isSignificant) {
    if (Math.abs(value) < margin - slack) return 'no-difference-seen';
    return isAbove === (better === 'higher') ? 'better' : 'worse';
  }
  return measured.detectable === null ? 'cannot-say' : 'no-difference-seen';
}

/** Of what was 0 before, any part is more than every share. */
function effectOf(
  { difference, lower, upper, relative }: MeasuredDifference,
  by: JudgeDifferenceOptions['by'],
): NonNullable<MeasuredDifference['relative']> {
  if (by === 'absolute') return { value: difference, lower, upper };
  return relative ?? { value: Math.sign(difference) * Number.POSITIVE_INFINITY, lower, upper };
}
