import type { Report } from '../../model/report.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import type { CellColumns } from './cell-columns.ts';
import type { GateColumns } from './gate-columns.ts';

/** What reports, thresholds and comparisons are made from: a run folded from its events, read from a report, or put together from several. */
export interface MeasuredRun {
  readonly run: Report['run'];
  readonly thresholds: readonly ScopedThreshold[];
  /** In the order of the plan. */
  readonly cells: readonly CellColumns[];
  readonly gates: GateColumns;
  /** What went wrong beside the trials. */
  readonly warnings: Report['warnings'];
  /** What thresholds with `baseline` compare it with. */
  readonly baseline?: MeasuredRun;
}
