import type { Trial } from '../execute/trial.ts';
import { type Plan, triedAgents } from '../model/plan.ts';
import type { RunFold } from '../report/run-fold.ts';

/** Which trials of a plan an earlier part of the run has settled. */
export interface DoneTrials {
  readonly count: number;
  isDone(trial: Omit<Trial, 'cold'>): boolean;
}

/**
 * Decides what is kept of an earlier part of a run. Trials that could not be measured are tried again.
 *
 * @param fold - has to know the plan already: it drops what changed cases and agents had measured
 */
export function doneTrials(fold: RunFold, plan: Plan): DoneTrials {
  const isDone = ({ planned, agent, iteration }: Omit<Trial, 'cold'>): boolean => {
    const status = fold.cell(planned.case.key, agent.name)?.statusOf(iteration) ?? null;
    return status !== null && status !== 'invalid' && status !== 'skipped';
  };
  let count = 0;
  for (const planned of plan.cases) {
    for (const agent of triedAgents(planned))
      for (let iteration = 1; iteration <= planned.iterations; iteration++)
        if (isDone({ planned, agent, iteration })) count++;
  }
  return { count, isDone };
}
