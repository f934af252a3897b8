import type { PageCell, PageData } from '../../../report/html/page-data.ts';
import { type CellChange, cellChange } from './cell-change.ts';

/** A case by one agent, and what became of it since the baseline. */
export interface ListedCell {
  readonly cell: PageCell;
  /** null: there is no baseline, or nothing in it to compare with. */
  readonly change: CellChange | null;
}

/** A case with what agents made of it. */
export interface CaseRow {
  /** No other row has it. */
  readonly id: string;
  readonly key: string;
  readonly suite: string;
  readonly tags: readonly string[];
  /** Key and tags in lower case, for the filter. */
  readonly text: string;
  /** The one agent that the row is about; null where it is about all that are shown. */
  readonly agent: string | null;
  /** By agent, in the order of the list that the row is in; null where the case is not for it. */
  readonly cells: readonly (ListedCell | null)[];
}

/** The matrix of cases and agents, and what there is to filter by. */
export interface CaseList {
  readonly agents: readonly string[];
  readonly rows: readonly CaseRow[];
  readonly suites: readonly string[];
  readonly tags: readonly string[];
  /** The numbers of iterations that cells have. */
  readonly repeats: ReadonlySet<number>;
  readonly hasCost: boolean;
  readonly hasBaseline: boolean;
  /** Cases of the baseline that this run does not have. */
  readonly gone: number;
}

/** Cases in the order of the plan, agents in that of the run. */
export function listCases({ report, cells, baseline }: PageData): CaseList {
  const agents = agentsOf(report.run.agents, cells);
  const before = new Map(baseline?.cells.map((cell) => [nameOf(cell), cell]));
  const byCase = new Map<string, (ListedCell | null)[]>();
  for (const cell of cells) {
    const listed = byCase.get(cell.case) ?? agents.map(() => null);
    const change = baseline && cellChange(cell, before.get(nameOf(cell)));
    listed[agents.indexOf(cell.agent)] = { cell, change };
    byCase.set(cell.case, listed);
  }
  const rows = Array.from(byCase, ([key, listed]) => rowOf(key, listed));
  return {
    agents,
    rows,
    suites: [...new Set(rows.map(({ suite }) => suite))].sort(),
    tags: [...new Set(rows.flatMap(({ tags }) => tags))].sort(),
    repeats: new Set(cells.map(({ iterations }) => iterations.length)),
    hasCost: cells.some(({ costUsd }) => costUsd.some((cost) => cost !== null)),
    hasBaseline: baseline !== null,
    gone: new Set(baseline?.cells.map((cell) => cell.case).filter((key) => !byCase.has(key))).size,
  };
}

function rowOf(key: string, cells: readonly (ListedCell | null)[]): CaseRow {
  const first = cells.find((cell) => cell !== null)?.cell;
  const tags = first?.tags ?? [];
  const text = [key, ...tags].join('\n').toLowerCase();
  return { id: key, key, suite: first?.suite ?? '', tags, text, agent: null, cells };
}

function agentsOf(agents: readonly { readonly name: string }[], cells: readonly PageCell[]): string[] {
  const used = new Set(cells.map(({ agent }) => agent));
  const known = agents.map(({ name }) => name).filter((name) => used.has(name));
  return [...new Set([...known, ...used])];
}

function nameOf({ case: key, agent }: { readonly case: string; readonly agent: string }): string {
  return `${key}@${agent}`;
}
