import { statusOfLetter } from '../../parts/status-of-letter.ts';
import type { CaseList, CaseRow, ListedCell } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

export type CasesFilters = Pick<
  CasesSettings,
  'q' | 'tag' | 'status' | 'agent' | 'suite' | 'flaky' | 'differs'
>;

/**
 * The cases that all filters let through. Text is looked for in key and tags, without regard to case; status, flaky and
 * "differs from the baseline" must hold of one and the same agent, one that is shown.
 */
export function filterCases({ rows, agents }: CaseList, filters: CasesFilters): readonly CaseRow[] {
  const text = filters.q.trim().toLowerCase();
  const only = filters.agent === '' ? null : agents.indexOf(filters.agent);
  return rows.filter(
    (row) =>
      row.text.includes(text) &&
      (filters.suite === '' || row.suite === filters.suite) &&
      (filters.tag === '' || row.tags.includes(filters.tag)) &&
      row.cells.some(
        (listed, index) => listed !== null && (only === null || index === only) && lets(listed, filters),
      ),
  );
}

function lets({ cell, change }: ListedCell, { status, flaky, differs }: CasesFilters): boolean {
  if (status !== '' && ![...cell.status].some((letter) => statusOfLetter(letter) === status)) return false;
  if (flaky !== '' && !(cell.status.includes('p') && /[fe]/.test(cell.status))) return false;
  return differs === '' || (change !== null && change.kind !== 'same');
}
