import { useMemo } from 'preact/hooks';
import type { PageData } from '../../../report/html/page-data.ts';
import type { ShownAgent } from './case-line.tsx';
import { filterCases } from './filter-cases.ts';
import { type CaseList, type CaseRow, listCases } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';
import { readSort } from './read-sort.ts';
import { sortCases } from './sort-cases.ts';

export interface CaseRows {
  readonly list: CaseList;
  /** Those that the filters let through, in order. */
  readonly rows: readonly CaseRow[];
  readonly agents: readonly ShownAgent[];
  /** Index of the selected row; −1: none is, or the filters hide it. */
  readonly selected: number;
}

/** The rows that the settings ask for; moving from one to the next makes no new ones. */
export function useCaseRows(data: PageData, settings: CasesSettings): CaseRows {
  const { q, tag, status, agent, suite, flaky, differs, sort } = settings;
  const list = useMemo(() => listCases(data), [data]);
  const rows = useMemo(() => {
    const found = filterCases(list, { q, tag, status, agent, suite, flaky, differs });
    return sortCases(found, readSort(sort), list.agents);
  }, [list, q, tag, status, agent, suite, flaky, differs, sort]);
  const agents = useMemo(
    () =>
      list.agents
        .map((name, index) => ({ name, index }))
        .filter(({ name }) => agent === '' || name === agent),
    [list, agent],
  );
  const selected = useMemo(() => rows.findIndex(({ key }) => key === settings.case), [rows, settings.case]);
  return { list, rows, agents, selected };
}
