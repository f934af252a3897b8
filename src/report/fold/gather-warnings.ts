import type { Report } from '../../model/report.ts';
import type { CellColumns } from './cell-columns.ts';

/** Each warning of an agent once, in the order of the cells. */
export function gatherWarnings(cells: readonly CellColumns[]): Report['warnings'] {
  const warnings = new Map<string, Report['warnings'][number]>();
  for (const cell of cells) {
    const told = cell.warnings.map(({ message, iterations }) => ({ message, trials: iterations.length }));
    for (const { message: text, trials } of [...told, ...ofWarmUps(cell)]) {
      const message = `${cell.agent} ${text}`;
      const earlier = warnings.get(message);
      if (earlier) earlier.trials += trials;
      else warnings.set(message, { message, trials, first: cell.planned.case });
    }
  }
  return [...warnings.values()];
}

function ofWarmUps({
  warmupsNotPassed,
}: CellColumns): { readonly message: string; readonly trials: number }[] {
  if (warmupsNotPassed === 0) return [];
  return [
    { message: 'did not pass while it warmed up, which is not in the figures', trials: warmupsNotPassed },
  ];
}
