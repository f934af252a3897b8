import type { CaseList, CaseRow } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

export interface ShapedRows {
  /** Agents by column, in the order of `CaseRow.cells`; null where every row names its own. */
  readonly agents: readonly string[] | null;
  readonly rows: readonly CaseRow[];
}

/** Under this share of cells that there are, a matrix is mostly holes. */
const leastFilled = 0.5;

/**
 * The cases of a suite, tag and agent as a matrix, with a column for each agent that tried any of them; or, where most
 * cases are not for most agents, as a list with a row for each case and agent.
 */
export function shapeRows(
  list: CaseList,
  { suite, tag, agent }: Pick<CasesSettings, 'suite' | 'tag' | 'agent'>,
): ShapedRows {
  const rows = list.rows.filter(
    (row) => (suite === '' || row.suite === suite) && (tag === '' || row.tags.includes(tag)),
  );
  const shown = list.agents
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => (agent === '' ? rows.some(({ cells }) => cells[index]) : name === agent));
  const tried = rows.filter(({ cells }) => shown.some(({ index }) => cells[index]));
  const places = tried.length * shown.length;
  const filled = tried.reduce((sum, { cells }) => sum + shown.filter(({ index }) => cells[index]).length, 0);
  if (filled < leastFilled * places) {
    return { agents: null, rows: tried.flatMap((row) => rowsByAgent(row, shown)) };
  }
  return {
    agents: shown.map(({ name }) => name),
    rows: tried.map((row) => ({ ...row, cells: shown.map(({ index }) => row.cells[index] ?? null) })),
  };
}

function rowsByAgent(row: CaseRow, agents: readonly { name: string; index: number }[]): CaseRow[] {
  return agents.flatMap(({ name, index }) => {
    const cell = row.cells[index];
    return cell ? [{ ...row, id: `${row.key}@${name}`, agent: name, cells: [cell] }] : [];
  });
}
