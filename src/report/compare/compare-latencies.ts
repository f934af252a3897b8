import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { CellPair } from './pair-cells.ts';

export interface ComparedLatencies {
  readonly p50: MeasuredDifference | null;
  readonly p95: MeasuredDifference | null;
}

/** Typical latency and P95 of the second side against the first; see `compareTypicalLatency` and `comparePercentile`. */
export function compareLatencies(_pairs: readonly CellPair[], _options: CompareOptions): ComparedLatencies {
  return { p50: null, p95: null };
}
