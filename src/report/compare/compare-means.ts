import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { CellPair } from './pair-cells.ts';

/** Mean of a column a trial, second side less first, the case being the unit. */
export function compareMeans(
  _pairs: readonly CellPair[],
  _column: 'costUsd' | 'tokens' | 'score' | 'waitMs',
  _options: CompareOptions,
): MeasuredDifference | null {
  return null;
}
