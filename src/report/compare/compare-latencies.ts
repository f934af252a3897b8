import { percentileDifference } from './compare-percentile.ts';
import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { CellPair } from './pair-cells.ts';
import { type PairedLatencies, pairLatencies } from './pair-latencies.ts';
import { typicalDifference } from './typical-difference.ts';

export interface ComparedLatencies extends Pick<PairedLatencies, 'unmeasured' | 'limitsDiffer'> {
  /** null: no case was measured on both sides, or some latency is not known. */
  readonly p50: MeasuredDifference | null;
  readonly p95: MeasuredDifference | null;
}

/** P50 and P95 of the second side against the first: `typicalDifference` and `comparePercentile`. */
export function compareLatencies(pairs: readonly CellPair[], options: CompareOptions): ComparedLatencies {
  const latencies = pairLatencies(pairs);
  const { unmeasured, limitsDiffer } = latencies;
  return {
    p50: typicalDifference(latencies, options),
    p95: percentileDifference(latencies, 0.95, options),
    unmeasured,
    limitsDiffer,
  };
}
