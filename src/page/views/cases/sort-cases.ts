import { cellFigures } from './cell-figures.ts';
import type { CaseRow, ListedCell } from './list-cases.ts';
import type { Sort, SortColumn } from './read-sort.ts';
import type { ShapedRows } from './shape-rows.ts';

/** `case-2` stands before `case-10`, on every machine. */
const byKey = new Intl.Collator('en', { numeric: true });

/** The rows in the order asked for; what was not measured comes last either way, and ties stay as they were. */
export function sortCases({ rows, agents }: ShapedRows, sort: Sort | null): readonly CaseRow[] {
  if (sort === null) return rows;
  const direction = sort.descending ? -1 : 1;
  if (sort.column === 'key') return [...rows].sort((a, b) => direction * byKey.compare(a.key, b.key));
  const values = new Map(rows.map((row) => [row, figureOf(cellOf(row, agents, sort.agent), sort.column)]));
  return [...rows].sort((a, b) => {
    const [left, right] = [values.get(a) ?? null, values.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * (left - right);
  });
}

/** Without an agent, that of the row, or the first. */
function cellOf(row: CaseRow, agents: ShapedRows['agents'], agent: string): ListedCell | null {
  if (row.agent !== null && agent !== '' && row.agent !== agent) return null;
  const index = agents === null || agent === '' ? 0 : agents.indexOf(agent);
  return row.cells[index] ?? null;
}

function figureOf(listed: ListedCell | null, column: SortColumn): number | null {
  if (!listed) return null;
  if (column === 'change') return listed.change?.rise ?? null;
  const { passShare, score, latency, costUsd } = cellFigures(listed.cell);
  if (column === 'passed') return passShare;
  if (column === 'score') return score;
  return column === 'cost' ? costUsd : (latency?.value ?? null);
}
