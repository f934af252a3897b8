import { shortHash } from '../../cases/digest.ts';
import { isoTime } from '../../context/own-time.ts';
import { skippedTrial } from '../../execute/skipped-trial.ts';
import type { CasePlanned, RunStarted } from '../../model/event.ts';
import { canonicalJson } from '../../model/json.ts';
import { type Plan, type PlannedAgent, type PlannedCase, skipOf } from '../../model/plan.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import type { Project } from '../project/load-project.ts';
import { describeEnvironment } from './describe-environment.ts';
import type { OpenRun } from './open-run.ts';
import type { BenchSettings } from './run-options.ts';

/** Tells how the run begins: what it tries, and of what. */
export function beginRun(
  project: Project,
  plan: Plan,
  run: OpenRun,
  selection: NonNullable<RunStarted['selection']>,
  options: { readonly requireBaseline?: true; readonly bench?: BenchSettings } = {},
): void {
  const { bench } = options;
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
    configDigest: shortHash(canonicalJson(JSON.parse(JSON.stringify(project.config))), 16),
    ...(options.requireBaseline ? { requireBaseline: true } : {}),
    environment: describeEnvironment(project.project),
  };
  run.emit(started);
  for (const planned of plan.cases) run.emit(plannedEvent(planned));
  for (const planned of plan.cases) {
    for (const agent of planned.agents) {
      if (skipOf(planned, agent) === undefined) continue;
      const iteration = firstUnmeasured(run, planned, agent);
      if (iteration !== null) run.emit(skippedTrial(planned, agent, iteration));
    }
  }
  run.flush();
}

/** What an earlier part of the run measured is no less true now that the agent cannot be tried. */
function firstUnmeasured({ fold }: OpenRun, planned: PlannedCase, agent: PlannedAgent): number | null {
  const cell = fold.cell(planned.case.key, agent.name);
  for (let iteration = 1; iteration <= planned.iterations; iteration++) {
    const status = cell?.statusOf(iteration) ?? 'skipped';
    if (status === 'skipped') return iteration;
  }
  return null;
}

function plannedEvent({ case: testCase, agents, iterations }: PlannedCase): CasePlanned {
  const { key, suite, digest, place, tags, input, expected, skip, variant } = testCase;
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
    ...(variant ? { variant } : {}),
  };
}
