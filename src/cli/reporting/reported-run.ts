import type { FoldedReport } from '../../model/report.ts';
import type { RunFold } from '../../report/fold/run-fold.ts';

/** A run that is reported on. */
export interface ReportedRun {
  readonly report: FoldedReport;
  readonly fold: RunFold;
  /** Absolute folder of the run. */
  readonly folder: string;
  /** Absolute folder of the runs. */
  readonly out: string;
}
