import { statusOfLetter } from '../../parts/status-of-letter.ts';
import type { CaseRow, ListedCell } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

type Filters = Pick<CasesSettings, 'q' | 'status' | 'flaky' | 'differs'>;

/**
 * The rows that all filters let through. Text is looked for in key and tags, without regard to case; status, flaky and
 * "differs from the baseline" must hold of one and the same agent.
 */
export function filterCases(rows: readonly CaseRow[], filters: Filters): readonly CaseRow[] {
  const text = filters.q.trim().toLowerCase();
  return rows.filter(
    (row) => row.text.includes(text) && row.cells.some((listed) => listed !== null && lets(listed, filters)),
  );
}

function lets({ cell, change }: ListedCell, { status, flaky, differs }: Filters): boolean {
  if (status !== '' && ![...cell.status].some((letter) => statusOfLetter(letter) === status)) return false;
  if (flaky !== '' && !(cell.status.includes('p') && /[fe]/.test(cell.status))) return false;
  return differs === '' || (change !== null && change.kind !== 'same');
}
