import type { Report } from '../model/report.ts';
import type { CellColumns } from './cell-columns.ts';

/** Each warning of an agent once, in the order of the cells. */
export function gatherWarnings(cells: readonly CellColumns[]): Report['warnings'] {
  const warnings = new Map<string, Report['warnings'][number]>();
  for (const cell of cells) {
    for (const { message: text, iterations } of cell.warnings) {
      const message = `${cell.agent} ${text}`;
      const trials = iterations.length;
      const earlier = warnings.get(message);
      if (earlier) earlier.trials += trials;
      else warnings.set(message, { message, trials, first: cell.planned.case });
    }
  }
  return [...warnings.values()];
}
