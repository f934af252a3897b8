import type { PageCell } from '../../../report/html/page-data.ts';

/** The cases before and after one, in the order of the run; null at its ends. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** The nearest cases with a trial that did not pass. */
  readonly previousFailing: string | null;
  readonly nextFailing: string | null;
}

/** @param cells - of all cases */
export function neighboursOf(
  cells: readonly Pick<PageCell, 'case' | 'status'>[],
  caseKey: string,
): Neighbours {
  const isFailing = new Map<string, boolean>();
  for (const cell of cells) {
    isFailing.set(cell.case, isFailing.get(cell.case) === true || /[^ps]/.test(cell.status));
  }
  const keys = [...isFailing.keys()];
  const place = keys.indexOf(caseKey);
  const [before, after] = place < 0 ? [[], []] : [keys.slice(0, place).reverse(), keys.slice(place + 1)];
  const failing = (key: string): boolean => isFailing.get(key) === true;
  return {
    previous: before[0] ?? null,
    next: after[0] ?? null,
    previousFailing: before.find(failing) ?? null,
    nextFailing: after.find(failing) ?? null,
  };
}
