import { runPlan } from '../execute/run-plan.ts';
import { skippedTrial } from '../execute/skipped-trial.ts';
import type { Hooks } from '../execute/trial-hooks.ts';
import { prepareJudge } from '../judge/prepare-judge.ts';
import type { Approver } from '../model/approval.ts';
import type { CasePlanned, RunStarted } from '../model/event.ts';
import { toFailure } from '../model/failure.ts';
import type { Plan, PlannedCase } from '../model/plan.ts';
import { schemaVersion } from '../model/schema-version.ts';
import { GoldenStore } from '../project/golden-store.io.ts';
import { loadReference } from '../project/load-reference.io.ts';
import { describeEnvironment } from './describe-environment.ts';
import type { Interrupts } from './interrupts.ts';
import type { Project } from './load-project.ts';
import type { OpenRun } from './open-run.ts';
import type { Progress } from './progress.ts';
import { watchRun } from './watch-run.ts';

export interface ExecuteRunOptions {
  readonly project: Project;
  readonly plan: Plan;
  readonly run: OpenRun;
  readonly interrupts: Interrupts;
  readonly progress: Progress;
  readonly hooks: ReadonlyMap<string, Hooks>;
  /** Decides at gates that a case has no script for. */
  readonly approver: Approver | null;
}

/** Tells the run's beginning, tries what is left of the plan, and tells its end. */
export async function executeRun({
  project,
  plan,
  run,
  interrupts,
  progress,
  hooks,
  approver,
}: ExecuteRunOptions): Promise<void> {
  const startMs = performance.now();
  beginRun(project, plan, run);
  run.flush();
  const golden = new GoldenStore(project.project);
  const tools = {
    load: (reference: string) => loadReference(reference, project.project),
    golden: async (caseKey: string) => golden.get(caseKey),
  };
  const watchdog = watchRun(plan, `Go on with: agent-eval run --resume ${run.id}`);
  const end = await runPlan(plan, {
    concurrency: project.config.concurrency,
    bail: project.config.bail ?? null,
    prepareJudge: (use) => prepareJudge(use, project.registry, tools),
    hooks,
    isDone: ({ planned, agent, iteration }) => {
      if (!run.isResumed) return false;
      const status = run.fold.cell(planned.case.key, agent.name)?.statusOf(iteration) ?? null;
      return status !== null && status !== 'invalid';
    },
    emit: run.emit,
    onTrialStarted: () => progress.started(),
    interrupt: interrupts.interrupt,
    abandon: interrupts.abandon,
    watchdog,
    asking: { run: run.id, ...(approver ? { approver } : {}) },
  });
  watchdog.stop();
  run.emit({
    type: 'run-finished',
    at: new Date().toISOString(),
    ...end,
    durationMs: performance.now() - startMs,
  });
  await closeAgents(plan);
}

function beginRun(project: Project, plan: Plan, run: OpenRun): void {
  const started: RunStarted = {
    type: 'run-started',
    schemaVersion,
    run: run.id,
    at: new Date().toISOString(),
    resumed: run.isResumed,
    seed: plan.seed,
    trials: plan.trials,
    arguments: process.argv.slice(2),
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
    environment: describeEnvironment(project.project),
  };
  run.emit(started);
  for (const planned of plan.cases) run.emit(plannedEvent(planned));
  for (const planned of plan.cases) {
    if (planned.case.skip === undefined) continue;
    for (const agent of planned.agents) run.emit(skippedTrial(planned, agent));
  }
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

/** Ends processes and connections of agents; one that cannot end its own must not spoil the report. */
async function closeAgents(plan: Plan): Promise<void> {
  for (const { agent, name } of plan.agents) {
    try {
      await within(closeLimitMs, agent.close?.());
    } catch (error) {
      process.emitWarning(`The agent "${name}" could not be closed: ${toFailure(error).message}`);
    }
  }
}

const closeLimitMs = 5000;

async function within(limitMs: number, work: unknown): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const outOfTime = new Promise((_, reject) => {
    const fail = (): void => reject(new Error(`it did not close within ${limitMs / 1000}s`));
    limit = setTimeout(fail, limitMs);
  });
  await Promise.race([work, outOfTime]).finally(() => clearTimeout(limit));
}
