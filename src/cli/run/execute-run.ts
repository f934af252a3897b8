import { clearTimeout, isoTime, monotonicMs, setImmediate, setTimeout } from '../../context/own-time.ts';
import type { EarlyStop } from '../../execute/early-stop.ts';
import { runPlan } from '../../execute/run-plan.ts';
import type { Hooks } from '../../execute/trial-hooks.ts';
import { noJudgeModel } from '../../judge/no-judge-model.ts';
import { prepareJudge } from '../../judge/prepare-judge.ts';
import type { Approver } from '../../model/approval.ts';
import { toFailure } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import { GoldenStore } from '../../project/golden-store.io.ts';
import { loadReference } from '../../project/load-reference.io.ts';
import { placeOfError } from '../../project/place-of-error.io.ts';
import type { FileRecordings } from '../../project/recordings/file-recordings.io.ts';
import type { Project } from '../project/load-project.ts';
import type { DoneTrials } from './done-trials.ts';
import type { Interrupts } from './interrupts.ts';
import { isDirty } from './is-dirty.ts';
import type { OpenModels } from './open-models.ts';
import type { OpenRun } from './open-run.ts';
import type { Progress } from './progress.ts';
import type { TrialsInFlight } from './trials-in-flight.ts';
import { watchRun } from './watch-run.ts';

export interface ExecuteRunOptions {
  readonly project: Project;
  readonly plan: Plan;
  readonly run: OpenRun;
  readonly done: DoneTrials;
  readonly inFlight: TrialsInFlight;
  readonly interrupts: Interrupts;
  readonly progress: Progress;
  readonly hooks: ReadonlyMap<string, Hooks>;
  readonly models: OpenModels;
  /** What the run replays, or records; null: neither. */
  readonly recordings: FileRecordings | null;
  /** Decides at gates that a case has no script for. */
  readonly approver: Approver | null;
  /** What to tell the user to do when the process has to be ended. */
  readonly advice: string;
  /** Stop starting trials once this many did not pass; null: never. */
  readonly bail: number | null;
  /** null: every planned trial is called. */
  readonly earlyStop: EarlyStop | null;
  /** Ask git about changes even after a run that took less time than asking does. */
  readonly askGit: boolean;
}

/** Tries what is left of the plan of a run that has begun, and tells its end. */
export async function executeRun({
  project,
  plan,
  run,
  done,
  inFlight,
  interrupts,
  progress,
  hooks,
  models,
  recordings,
  approver,
  advice,
  bail,
  earlyStop,
  askGit,
}: ExecuteRunOptions): Promise<void> {
  const startMs = monotonicMs();
  const golden = new GoldenStore(project.project);
  const tools = {
    load: (reference: string) => loadReference(reference, project.project),
    golden: async (caseKey: string) => golden.get(caseKey),
    model: noJudgeModel,
  };
  const watchdog = watchRun(plan, advice);
  const end = await runPlan(plan, {
    concurrency: project.config.concurrency,
    bail,
    prepareJudge: (use) => prepareJudge(use, project.registry, tools),
    hooks,
    isDone: (trial) => run.isResumed && done.isDone(trial),
    earlyStop,
    budget: models.budgets,
    emit: (event) => {
      if (event.type === 'trial-finished') recordings?.trialEnded(event);
      run.emit(event);
    },
    onTrialStarted: ({ planned, agent, iteration }) =>
      progress.started({ case: planned.case.key, agent: agent.name, iteration }),
    interrupt: interrupts.interrupt,
    abandon: interrupts.abandon,
    watchdog: inFlight.watching(watchdog),
    placeOf: (thrown) => placeOfError(thrown, project.project),
    asking: {
      run: run.id,
      models: models.service,
      ...(recordings ? { recordings } : {}),
      ...(approver ? { approver } : {}),
    },
  });
  const durationMs = monotonicMs() - startMs;
  await backgroundSettles();
  watchdog.stop();
  const dirty = askGit || durationMs > longRunMs ? await isDirty(project.project) : undefined;
  const { warnings } = inFlight;
  run.emit({
    type: 'run-finished',
    at: isoTime(),
    ...end,
    durationMs,
    ...(dirty === undefined ? {} : { dirty }),
    ...(warnings.length > 0 ? { warnings } : {}),
  });
  await closeAgents(plan);
}

const longRunMs = 2000;

/** What the last agent left in the background is heard of only when timers and promises have had their turn. */
function backgroundSettles(): Promise<void> {
  return new Promise((done) => setTimeout(() => setImmediate(done), 1));
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
