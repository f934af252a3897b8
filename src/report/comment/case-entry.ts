import type { CaseChange } from '../../model/comparison.ts';
import type { Cell } from '../../model/report.ts';
import type { FailedTrial } from './failed-trial.ts';

/** What became of a case of one agent, the worst first. */
export const caseKinds = ['broken', 'failing', 'unmeasured', 'flaky', 'still-failing', 'fixed'] as const;

export type CaseKind = (typeof caseKinds)[number];

export interface CaseEntry {
  readonly case: string;
  readonly agent: string;
  readonly place: Cell['place'];
  /** A letter a trial of this run; empty where all passed. */
  readonly status: string;
  /** Against the baseline; null where that does not have the case. */
  readonly change: CaseChange | null;
  readonly failed: FailedTrial | null;
}
