import { useMemo } from 'preact/hooks';
import type { PageData } from '../../../report/html/page-data.ts';
import { filterCases } from './filter-cases.ts';
import { type CaseList, type CaseRow, listCases } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';
import { readSort } from './read-sort.ts';
import { type ShapedRows, shapeRows } from './shape-rows.ts';
import { sortCases } from './sort-cases.ts';

export interface CaseRows {
  readonly list: CaseList;
  readonly agents: ShapedRows['agents'];
  /** Those that the filters let through, in order. */
  readonly rows: readonly CaseRow[];
  /** Index of the selected row; −1: none is, or the filters hide it. */
  readonly selected: number;
}

/** The rows that the settings ask for; moving from one to the next makes no new ones. */
export function useCaseRows(data: PageData, settings: CasesSettings): CaseRows {
  const { q, tag, status, agent, suite, flaky, differs, sort } = settings;
  const list = useMemo(() => listCases(data), [data]);
  const shaped = useMemo(() => shapeRows(list, { suite, tag, agent }), [list, suite, tag, agent]);
  const rows = useMemo(() => {
    const found = filterCases(shaped.rows, { q, status, flaky, differs });
    return sortCases({ ...shaped, rows: found }, readSort(sort));
  }, [shaped, q, status, flaky, differs, sort]);
  const selected = useMemo(() => {
    const same = rows.findIndex(({ id }) => id === settings.case);
    return same >= 0 ? same : rows.findIndex(({ key }) => key === settings.case);
  }, [rows, settings.case]);
  return { list, agents: shaped.agents, rows, selected };
}
