import type { Difference } from '../../model/comparison.ts';

/** A difference with its interval and test, before a margin and other tests decide what it means. */
export type MeasuredDifference = Omit<Difference, 'adjustedPValue' | 'margin' | 'verdict'>;

export interface CompareOptions {
  /** The same seed gives the same figures. */
  readonly seed: number;
  /** Confidence of intervals, 0…1; 0.95 unless given. */
  readonly level?: number;
}
