import type { CellColumns } from '../fold/cell-columns.ts';

/** What one case came to on both sides. */
export interface CellPair {
  readonly first: CellColumns;
  readonly second: CellColumns;
}

export interface PairedCells {
  /** The same case with the same content. */
  readonly shared: readonly CellPair[];
  /** The same name with other content: not to be compared. */
  readonly edited: readonly CellPair[];
  /** Of the second side only. */
  readonly new: readonly CellColumns[];
  /** Of the first side only. */
  readonly gone: readonly CellColumns[];
}

/**
 * Brings the cells of two sides together by case and digest, in order of their cases' names.
 *
 * @param first - cells of one agent, of a live run or of one that was read
 * @param second - cells of one agent, the same or another
 */
export function pairCells(first: Iterable<CellColumns>, second: Iterable<CellColumns>): PairedCells {
  const left = new Map<string, CellColumns>();
  for (const cell of first) left.set(cell.case, cell);
  const [shared, edited, added]: [CellPair[], CellPair[], CellColumns[]] = [[], [], []];
  for (const cell of byName(second)) {
    const before = left.get(cell.case);
    left.delete(cell.case);
    if (!before) added.push(cell);
    else
      (before.planned.digest === cell.planned.digest ? shared : edited).push({ first: before, second: cell });
  }
  return { shared, edited, new: added, gone: byName(left.values()) };
}

/** So that nothing depends on the order in which cases were tried or written. */
function byName(cells: Iterable<CellColumns>): CellColumns[] {
  return [...cells].sort((a, b) => (a.case < b.case ? -1 : a.case > b.case ? 1 : 0));
}
