import type { CasePlanned, RunStarted, TrialFinished } from '../../src/model/event.ts';
import { RunFold } from '../../src/report/fold/run-fold.ts';
import { finished, planned, started, trial } from './events.ts';

type TrialParts = Partial<TrialFinished>;

export interface MeasuredRunParts {
  readonly agents?: readonly string[];
  /** Of every case, what a test says of it. */
  readonly plan?: Partial<CasePlanned>;
  readonly run?: Partial<RunStarted>;
}

/** A run of these cases, each with its trials in order of iteration, the same for each agent. */
export function measuredRun(
  cases: Readonly<Record<string, readonly TrialParts[]>>,
  { agents = ['agent'], plan = {}, run = {} }: MeasuredRunParts = {},
): RunFold {
  const fold = new RunFold();
  fold.apply(
    started({ agents: agents.map((name) => ({ name, type: 'module', digest: `${name}-1` })), ...run }),
  );
  for (const [id, trials] of Object.entries(cases)) {
    fold.apply(planned(id, { agents: [...agents], iterations: Math.max(1, trials.length), ...plan }));
    for (const agent of agents)
      for (const [index, parts] of trials.entries())
        fold.apply(trial(id, { agent, iteration: index + 1, ...parts }));
  }
  fold.apply(finished);
  return fold;
}

/** `n` cases named by their number, with what `make` says of each. */
export function manyCases(
  n: number,
  make: (index: number) => readonly TrialParts[],
): Record<string, readonly TrialParts[]> {
  return Object.fromEntries(
    Array.from({ length: n }, (_, index) => [`case-${String(index).padStart(5, '0')}`, make(index)]),
  );
}

/** A trial that ran out of time after so many milliseconds. */
export function hung(latencyMs: number): TrialParts {
  return { status: 'errored', latencyMs, error: { kind: 'timeout', message: `over ${latencyMs} ms` } };
}
