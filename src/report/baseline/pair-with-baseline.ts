import { selects } from '../../model/select-cells.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import { type CellPair, pairCells } from '../compare/pair-cells.ts';
import { CellColumns } from '../fold/cell-columns.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';

/** What a threshold selects, beside the same cases in the baseline. */
export interface BaselinePairs {
  /** A pair a case. */
  readonly pairs: readonly CellPair[];
  /** Cases that are left out, each agent counted. */
  readonly edited: number;
  readonly added: number;
}

/**
 * Brings what a threshold selects together with the baseline, by case, content and agent.
 *
 * Several agents of a case make one pair: they are no further cases.
 */
export function pairWithBaseline(
  scoped: ScopedThreshold,
  run: MeasuredRun,
  baseline: MeasuredRun,
): BaselinePairs {
  const cells = run.cells.filter((cell) => selects(scoped, cell) && cell.trials.count('skipped') === 0);
  const agents = [...new Set(cells.map(({ agent }) => agent))];
  const byAgent = agents.map((agent) =>
    pairCells(
      baseline.cells.filter((cell) => cell.agent === agent),
      cells.filter((cell) => cell.agent === agent),
    ),
  );
  return {
    pairs: poolByCase(byAgent.flatMap(({ shared }) => shared)),
    edited: byAgent.reduce((sum, { edited }) => sum + edited.length, 0),
    added: byAgent.reduce((sum, one) => sum + one.new.length, 0),
  };
}

function poolByCase(pairs: readonly CellPair[]): CellPair[] {
  const byCase = new Map<string, CellPair[]>();
  for (const pair of pairs) {
    const same = byCase.get(pair.second.case);
    if (same) same.push(pair);
    else byCase.set(pair.second.case, [pair]);
  }
  return [...byCase.values()].map((same) => ({
    first: pool(same.map(({ first }) => first)),
    second: pool(same.map(({ second }) => second)),
  }));
}

/** Trials of several agents in turn, so that leaving out the last ones leaves out as many of each. */
function pool(cells: readonly CellColumns[]): CellColumns {
  const [first] = cells;
  if (!first) throw new Error('There is at least one agent.');
  if (cells.length === 1) return first;
  const most = cells.reduce((longest, { trials }) => Math.max(longest, trials.status.length), 0);
  const pooled = new CellColumns({ ...first.planned, iterations: most * cells.length }, first.agent);
  for (const [index, { trials }] of cells.entries()) {
    for (const row of trials.rows())
      pooled.trials.set({ ...row, iteration: (row.iteration - 1) * cells.length + index + 1 });
  }
  return pooled;
}
