import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plan, triedAgents } from '../../model/plan.ts';
import { findRun } from '../earlier/run-folder.ts';

/** What a run would take. */
export interface RunEstimate {
  /** Warm-ups included. */
  readonly trials: number;
  /** Calls of agents: a trial has one for each turn. */
  readonly calls: number;
  /** From what the same agents cost in the newest run; null where that is not known of all of them. */
  readonly costUsd: number | null;
}

/** Counts what a plan would do, without doing any of it. */
export function estimateRun(plan: Plan, out: string): RunEstimate {
  const means = costMeans(out);
  const { warmup = 0 } = plan;
  let trials = 0;
  let calls = 0;
  let costUsd: number | null = 0;
  for (const planned of plan.cases) {
    const agents = triedAgents(planned);
    const repeats = warmup + planned.iterations;
    trials += agents.length * repeats;
    calls += agents.length * repeats * (planned.case.turns?.length ?? 1);
    for (const { name } of agents) {
      const mean: number | undefined = means.get(name);
      costUsd = costUsd === null || mean === undefined ? null : costUsd + mean * repeats;
    }
  }
  return { trials, calls, costUsd };
}

function costMeans(out: string): ReadonlyMap<string, number> {
  const means = new Map<string, number>();
  const latest = findRun(out, 'latest');
  if (latest === null) return means;
  try {
    const report: unknown = JSON.parse(readFileSync(join(latest, 'report.json'), 'utf8'));
    const board: unknown =
      typeof report === 'object' && report !== null ? Reflect.get(report, 'leaderboard') : null;
    for (const entry of Array.isArray(board) ? board : []) {
      const mean: unknown = entry?.figures?.costMeanUsd?.value;
      if (typeof entry?.agent === 'string' && typeof mean === 'number') means.set(entry.agent, mean);
    }
  } catch {
    // Without a readable report the cost is simply not known.
  }
  return means;
}
