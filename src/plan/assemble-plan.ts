import type { Plan, PlannedAgent, PlannedCase } from '../model/plan.ts';
import type { ScopedThreshold } from '../model/threshold.ts';
import type { SelectedCase } from './select-cells.ts';

export interface PlanSettings {
  readonly seed: number;
  /** Of the command line or environment: before what the case says. */
  readonly iterations: number | null;
  readonly timeoutMs: number | null;
  /** For cases that do not say. */
  readonly defaultIterations: number;
}

/** Puts cells and agents together; the number of trials follows. */
export function assemblePlan(
  cases: readonly SelectedCase[],
  agents: ReadonlyMap<string, PlannedAgent>,
  thresholds: readonly ScopedThreshold[],
  settings: PlanSettings,
): Plan {
  const planned = cases.map((selected): PlannedCase => {
    const { case: testCase } = selected;
    return {
      case: testCase,
      agents: selected.agents.flatMap((name) => agents.get(name) ?? []),
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
    trials: planned.reduce(
      (sum, one) => sum + (one.case.skip === undefined ? one.agents.length * one.iterations : 0),
      0,
    ),
  };
}
