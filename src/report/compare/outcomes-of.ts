import type { CellColumns } from '../fold/cell-columns.ts';

/** How the trials of a cell ended. */
export interface CellOutcomes {
  readonly passed: number;
  readonly errored: number;
  readonly invalid: number;
  /** Those that count in rates: passed, failed and errored. */
  readonly trials: number;
}

/** Counts how the trials of a cell ended. */
export function outcomesOf({ trials }: CellColumns): CellOutcomes {
  const [passed, errored] = [trials.count('passed'), trials.count('errored')];
  return {
    passed,
    errored,
    invalid: trials.count('invalid'),
    trials: passed + errored + trials.count('failed'),
  };
}
