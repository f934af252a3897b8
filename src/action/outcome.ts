import type { FoundBaseline } from './baseline/found-baseline.ts';
import type { ActionVerdict } from './decide-verdict.ts';
import type { Evaluation } from './evaluate.ts';
import type { MeasuredReport } from './measure.ts';

/** What was measured, and held against limits and baseline. */
export interface HeldReport extends MeasuredReport, Evaluation {
  /** null: nobody asked for one. */
  readonly baseline: FoundBaseline | null;
}

/** What it came to. */
export interface Outcome {
  readonly verdict: ActionVerdict;
  /** null: nothing was measured. */
  readonly report: HeldReport | null;
}
