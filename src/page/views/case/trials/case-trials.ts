import type { Status, TrialFinished } from '../../../../model/event.ts';
import type { PageCell } from '../../../../report/html/page-data.ts';
import { statusOfLetter } from '../../../parts/status-of-letter.ts';

/** Which trial of a case is meant. */
export type TrialName = Pick<TrialFinished, 'agent' | 'iteration'>;

/** A trial as the strip of its case shows it. */
export interface TrialMark extends TrialName {
  readonly status: Status;
}

/** The trials of cells, in their order. */
export function caseTrials(cells: readonly Pick<PageCell, 'agent' | 'iterations' | 'status'>[]): TrialMark[] {
  return cells.flatMap(({ agent, iterations, status }) =>
    iterations.map((iteration, index) => ({
      agent,
      iteration,
      status: statusOfLetter(status[index] ?? '') ?? 'invalid',
    })),
  );
}
