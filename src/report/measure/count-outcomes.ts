import type { CellColumns } from '../fold/cell-columns.ts';
import type { TrialColumns } from '../fold/trial-columns.ts';

/** Outcomes of one case, by which repeats are told from independent evidence. */
export interface CaseOutcomes {
  passed: number;
  errored: number;
  trials: number;
  scores: number;
}

/** How the trials of some cells ended. */
export interface Outcomes {
  /** Invalid and skipped trials are left out. */
  readonly byCase: ReadonlyMap<string, CaseOutcomes>;
  readonly counts: Readonly<Record<'passed' | 'failed' | 'errored' | 'invalid' | 'skipped', number>>;
  /** Those that passed, failed or errored. */
  readonly trials: number;
  readonly retried: number;
  readonly cold: number;
}

/** Counts how the trials of cells ended. */
export function countOutcomes(cells: readonly CellColumns[]): Outcomes {
  const byCase = new Map<string, CaseOutcomes>();
  const counts = { passed: 0, failed: 0, errored: 0, invalid: 0, skipped: 0 };
  let retried = 0;
  let cold = 0;
  for (const { planned, trials } of cells) {
    retried += trials.countMarked('retried');
    cold += trials.countMarked('cold');
    const outcomes = byCase.get(planned.case) ?? { passed: 0, errored: 0, trials: 0, scores: 0 };
    count(trials, outcomes, counts);
    if (outcomes.trials > 0) byCase.set(planned.case, outcomes);
  }
  return { byCase, counts, trials: counts.passed + counts.failed + counts.errored, retried, cold };
}

function count(
  trials: TrialColumns,
  outcomes: CaseOutcomes,
  counts: Record<keyof Outcomes['counts'], number>,
): void {
  for (let index = 0; index < trials.status.length; index++) {
    const name = trials.statusAt(index);
    if (!name) continue;
    counts[name]++;
    if (name === 'invalid' || name === 'skipped') continue;
    outcomes.trials++;
    if (name === 'passed') outcomes.passed++;
    if (name === 'errored') outcomes.errored++;
    // NaN is "no score".
    outcomes.scores += trials.score[index] || 0;
  }
}
