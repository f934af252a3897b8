import { isoTime } from '../context/own-time.ts';
import { skippedTrial } from '../execute/skipped-trial.ts';
import type { CasePlanned, RunStarted } from '../model/event.ts';
import type { Plan, PlannedCase } from '../model/plan.ts';
import { schemaVersion } from '../model/schema-version.ts';
import { describeEnvironment } from './describe-environment.ts';
import type { Project } from './load-project.ts';
import type { OpenRun } from './open-run.ts';
import type { BenchSettings } from './run-options.ts';

/** Tells how the run begins: what it tries, and of what. */
export function beginRun(
  project: Project,
  plan: Plan,
  run: OpenRun,
  selection: NonNullable<RunStarted['selection']>,
  bench?: BenchSettings,
): void {
  const started: RunStarted = {
    type: 'run-started',
    schemaVersion,
    run: run.id,
    at: isoTime(),
    resumed: run.isResumed,
    seed: plan.seed,
    trials: plan.trials,
    arguments: process.argv.slice(2),
    selection,
    ...(bench ? { bench: { ...bench, concurrency: project.config.concurrency } } : {}),
    agents: plan.agents.map(({ name, type, digest, agent }) => ({
      name,
      type,
      digest,
      ...(agent.version === undefined ? {} : { version: agent.version }),
    })),
    thresholds: plan.thresholds.map(({ threshold, from, suite }) => ({
      text: threshold.text,
      from,
      ...(suite === undefined ? {} : { suite }),
    })),
    ...(plan.shard ? { shard: plan.shard } : {}),
    environment: describeEnvironment(project.project),
  };
  run.emit(started);
  for (const planned of plan.cases) run.emit(plannedEvent(planned));
  for (const planned of plan.cases) {
    if (planned.case.skip === undefined) continue;
    for (const agent of planned.agents) run.emit(skippedTrial(planned, agent));
  }
  run.flush();
}

function plannedEvent({ case: testCase, agents, iterations }: PlannedCase): CasePlanned {
  const { key, suite, digest, place, tags, input, expected, skip } = testCase;
  return {
    type: 'case-planned',
    case: key,
    suite,
    digest,
    place,
    tags,
    agents: agents.map(({ name }) => name),
    iterations,
    input,
    ...(expected === undefined ? {} : { expected }),
    ...(skip === undefined ? {} : { skip }),
  };
}
