import type { Trial } from '../../execute/trial.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import { type Plan, triedAgents } from '../../model/plan.ts';
import type { RunFold } from '../../report/fold/run-fold.ts';

/** Which trials of a plan an earlier part of the run has settled. */
export interface DoneTrials {
  readonly count: number;
  /** Trials that are to be called, warm-ups included. */
  readonly left: number;
  isDone(trial: Omit<Trial, 'cold'>): boolean;
}

/**
 * Decides what is kept of an earlier part of a run. Trials that could not be measured are tried again, but for warm-ups.
 *
 * @param fold - has to know the plan already: it drops what changed cases and agents had measured
 */
export function doneTrials(fold: RunFold, plan: Plan): DoneTrials {
  const isDone = ({ planned, agent, iteration }: Omit<Trial, 'cold'>): boolean => {
    const status = fold.cell(planned.case.key, agent.name)?.statusOf(iteration) ?? null;
    if (isWarmUp({ iteration })) return status !== null;
    return status !== null && status !== 'invalid' && status !== 'skipped';
  };
  let count = 0;
  let left = 0;
  for (const planned of plan.cases) {
    for (const agent of triedAgents(planned))
      for (let iteration = 1 - (plan.warmup ?? 0); iteration <= planned.iterations; iteration++)
        if (!isDone({ planned, agent, iteration })) left++;
        else if (!isWarmUp({ iteration })) count++;
  }
  return { count, left, isDone };
}
