import type { CellColumns } from '../fold/cell-columns.ts';
import { countsInFigures } from '../fold/trial-columns.ts';

/**
 * One column of all trials of cells that count in figures, in no order that matters.
 *
 * @returns null where the value of any trial is not known
 */
export function gatherValues(
  cells: readonly CellColumns[],
  name: 'waitMs' | 'costUsd' | 'tokens',
): Float64Array | null {
  const values = new Float64Array(cells.reduce((sum, { trials }) => sum + trials.status.length, 0));
  const blank = name === 'waitMs' ? 0 : Number.NaN;
  let filled = 0;
  for (const { trials } of cells) {
    // Memory that nobody writes to takes no place: where nobody waited, a column of zeros costs nothing.
    const column = trials[name];
    for (let index = 0; index < trials.status.length; index++) {
      if (!countsInFigures(trials.status[index] ?? 0)) continue;
      const value = column?.[index] ?? blank;
      if (Number.isNaN(value)) return null;
      if (value !== 0) values[filled] = value;
      filled++;
    }
  }
  return values.subarray(0, filled);
}
