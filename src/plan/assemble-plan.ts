import { type Plan, type PlannedAgent, type PlannedCase, type Shard, triedAgents } from '../model/plan.ts';
import type { ScopedThreshold } from '../model/threshold.ts';
import type { SelectedCase } from './select-cells.ts';

export interface PlanSettings {
  readonly seed: number;
  /** Of the command line or environment: before what the case says. */
  readonly iterations: number | null;
  readonly timeoutMs: number | null;
  /** For cases that do not say. */
  readonly defaultIterations: number;
  /** The part of the cases that these are. */
  readonly shard?: Shard | null;
}

/** Puts cells and agents together; the number of trials follows. */
export function assemblePlan(
  cases: readonly SelectedCase[],
  agents: ReadonlyMap<string, PlannedAgent>,
  thresholds: readonly ScopedThreshold[],
  settings: PlanSettings,
): Plan {
  const agentsNamed = rememberAgents(agents);
  const planned = cases.map((selected): PlannedCase => {
    const { case: testCase } = selected;
    return {
      case: testCase,
      agents: agentsNamed(selected.agents),
      iterations: settings.iterations ?? testCase.iterations ?? settings.defaultIterations,
      timeoutMs: settings.timeoutMs ?? testCase.timeoutMs ?? null,
    };
  });
  const used = new Set(planned.flatMap((one) => one.agents));
  return {
    seed: settings.seed,
    cases: planned,
    agents: [...used],
    thresholds,
    ...(settings.shard ? { shard: settings.shard } : {}),
    trials: planned.reduce((sum, one) => sum + triedAgents(one).length * one.iterations, 0),
  };
}

/** Cases that name the same agents share one list: the rows of a dataset do. */
function rememberAgents(
  agents: ReadonlyMap<string, PlannedAgent>,
): (names: readonly string[]) => readonly PlannedAgent[] {
  const lists = new Map<readonly string[], readonly PlannedAgent[]>();
  return (names) => {
    const known = lists.get(names);
    if (known) return known;
    const list = names.flatMap((name) => agents.get(name) ?? []);
    lists.set(names, list);
    return list;
  };
}
