import type { Cell } from '../../model/report.ts';
import { statusLetters } from '../../model/status-letters.ts';

/** How the trials of a cell ended. */
export interface CellOutcomes {
  readonly passed: number;
  readonly errored: number;
  readonly invalid: number;
  readonly skipped: number;
  /** Those that count in rates: passed, failed and errored. */
  readonly trials: number;
}

/** Counts how the trials of a cell ended. */
export function outcomesOf({ status }: Pick<Cell, 'status'>): CellOutcomes {
  const count = (letter: string): number => {
    let found = 0;
    for (const other of status) if (other === letter) found++;
    return found;
  };
  const invalid = count(statusLetters.invalid);
  const skipped = count(statusLetters.skipped);
  return {
    passed: count(statusLetters.passed),
    errored: count(statusLetters.errored),
    invalid,
    skipped,
    trials: status.length - invalid - skipped,
  };
}
