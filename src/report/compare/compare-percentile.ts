import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { CellPair } from './pair-cells.ts';

/** A percentile of the latencies of the second side less that of the first, with a bootstrap interval. */
export function comparePercentile(
  _pairs: readonly CellPair[],
  _p: number,
  _options: CompareOptions,
): MeasuredDifference | null {
  return null;
}
