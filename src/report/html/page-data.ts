import type { TrialFinished } from '../../model/event.ts';
import type { HistoryRun } from '../../model/history-run.ts';
import type { Json } from '../../model/json.ts';
import type { Baseline, Cell, Report } from '../../model/report.ts';

/** A cell as the page lists it: everything but the trials themselves. */
export type PageCell = Omit<Cell, 'failures' | 'gates' | 'judges'>;

/** What the page shows at once. Trials, which are long, come a case at a time: see `CaseDetails`. */
export interface PageData {
  readonly report: Omit<Report, 'cells'>;
  readonly cells: readonly PageCell[];
  /** What the run was compared with; null where there was nothing. */
  readonly baseline: Baseline | null;
  /** The command that goes on with the run; null where nothing is left of it to try, or it cannot be gone on with. */
  readonly resume: string | null;
  /** The runs of the project, newest first, this one included. */
  readonly history: readonly HistoryRun[];
}

/** Everything that is known of one case. */
export interface CaseDetails {
  readonly case: string;
  readonly input: Json;
  readonly expected?: Json;
  /** By agent, in the order of the plan, and iteration. */
  readonly trials: readonly TrialFinished[];
  /** Trials of the same case in the run that this one is compared with; empty where its log is gone. */
  readonly baseline: readonly TrialFinished[];
}
