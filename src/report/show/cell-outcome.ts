import type { Status } from '../../model/event.ts';
import type { Cell } from '../../model/report.ts';
import { statusLetters } from '../../model/status-letters.ts';

/** What a cell comes to over its iterations; `untried`: none of them has ended. */
export type CellOutcome = Status | 'untried';

const worstFirst = ['failed', 'errored', 'invalid', 'passed', 'skipped'] as const satisfies Status[];

/** The worst that happened in an iteration, so that one that did not pass is never hidden by others. */
export function cellOutcome({ status }: Pick<Cell, 'status'>): CellOutcome {
  return worstFirst.find((outcome) => status.includes(statusLetters[outcome])) ?? 'untried';
}

/** Whether a cell passes only sometimes. */
export function isFlaky({ status }: Pick<Cell, 'status'>): boolean {
  return /p/.test(status) && /[fe]/.test(status);
}
