import type { Baseline } from '../../model/report.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';

/**
 * What later runs are compared with: every trial's outcome, and neither outputs nor traces. Cells are sorted by their
 * names, and times rounded to microseconds, so that a difference of two baselines shows what changed.
 */
export function baselineOf({ run, cells }: MeasuredRun): Baseline {
  const { run: name, at, seed, agents, environment } = run;
  return {
    schemaVersion: 1,
    baseline: {
      run: name,
      at,
      seed,
      agents: [...agents].sort((a, b) => compare(a.name, b.name)),
      environment,
    },
    cells: [...cells]
      .filter(({ trials }) => trials.count('skipped') === 0)
      .sort((a, b) => compare(a.case, b.case) || compare(a.agent, b.agent))
      .map(toCell),
  };
}

function toCell({ planned, agent, trials }: CellColumns): Baseline['cells'][number] {
  const lists = trials.toLists();
  return {
    case: planned.case,
    suite: planned.suite,
    agent,
    digest: planned.digest,
    ...lists,
    latencyMs: lists.latencyMs.map((ms) => (ms === null ? null : toMicroseconds(ms))),
    waitMs: lists.waitMs.map(toMicroseconds),
  };
}

function toMicroseconds(ms: number): number {
  return Number(ms.toFixed(3));
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
