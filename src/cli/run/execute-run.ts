import { clearTimeout, isoTime, monotonicMs, setImmediate, setTimeout } from '../../context/own-time.ts';
import { EarlyStop } from '../../execute/early-stop.ts';
import { runPlan } from '../../execute/run-plan.ts';
import { asksModel } from '../../judge/asks-model.ts';
import { type OutsideTools, prepareJudge } from '../../judge/prepare-judge.ts';
import type { Approver } from '../../model/approval.ts';
import { toFailure } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import { GoldenStore } from '../../project/golden-store.io.ts';
import { judgeAnswers } from '../../project/judge-answers.io.ts';
import { loadReference } from '../../project/load-reference.io.ts';
import { placeOfError } from '../../project/place-of-error.io.ts';
import type { FileRecordings } from '../../project/recordings/file-recordings.io.ts';
import { sprt } from '../../stats/sprt.ts';
import type { DoneTrials } from './done-trials.ts';
import type { Interrupts } from './interrupts.ts';
import { isDirty } from './is-dirty.ts';
import { openJudgeModel } from './judge-model.ts';
import type { OpenModels } from './open-models.ts';
import type { OpenRun } from './open-run.ts';
import type { Progress } from './progress.ts';
import type { RunCommandOptions } from './run-options.ts';
import type { TrialsInFlight } from './trials-in-flight.ts';
import type { Trying } from './trying.ts';
import { watchRun } from './watch-run.ts';

/** What was opened for a run that has begun. */
export interface BegunRun {
  readonly run: OpenRun;
  readonly done: DoneTrials;
  readonly inFlight: TrialsInFlight;
  readonly interrupts: Interrupts;
  readonly progress: Progress;
  readonly models: OpenModels;
  /** What the run replays, or records; null: neither. */
  readonly recordings: FileRecordings | null;
  /** Decides at gates that a case has no script for. */
  readonly approver: Approver | null;
  /** What to tell the user to do when the process has to be ended. */
  readonly advice: string;
}

/** Tries what is left of the plan of a run that has begun, and tells its end. */
export async function executeRun(trying: Trying, begun: BegunRun): Promise<void> {
  const { project, plan, hooks, options } = trying;
  const { run, done, inFlight, interrupts, progress, models, recordings, approver } = begun;
  const startMs = monotonicMs();
  const tools = judgeTools(trying, begun);
  const watchdog = watchRun(plan, begun.advice);
  const end = await runPlan(plan, {
    concurrency: project.config.concurrency,
    // A benchmark is of whole figures: the config's limit for a run is none for it.
    bail: options.bench ? null : (project.config.bail ?? null),
    prepareJudge: (use) => prepareJudge(use, project.registry, tools),
    asksModel: (use, expected) => asksModel(use, expected, project.registry),
    hooks,
    isDone: (trial) => run.isResumed && done.isDone(trial),
    earlyStop: earlyStopOf(options, run),
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
  // Asking git takes longer than a short run did.
  const asksGit = options.updateBaseline === true || durationMs > longRunMs;
  const dirty = asksGit ? await isDirty(project.project) : undefined;
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

function judgeTools({ project, redact }: Trying, { models, recordings, interrupts }: BegunRun): OutsideTools {
  const golden = new GoldenStore(project.project);
  return {
    load: (reference) => loadReference(reference, project.project),
    golden: async (caseKey) => golden.get(caseKey),
    model: openJudgeModel({
      usual: project.config.models?.judge ?? null,
      models: models.service,
      answers: recordings ? null : judgeAnswers(project.project, process.env['OPENAI_BASE_URL'] ?? ''),
      redact,
      signal: interrupts.abandon,
    }),
  };
}

function earlyStopOf({ bench }: RunCommandOptions, { fold }: OpenRun): EarlyStop | null {
  const settings = bench?.stopEarly;
  if (!settings) return null;
  return new EarlyStop(
    () => sprt(settings),
    ({ planned, agent, iteration }) => fold.cell(planned.case.key, agent.name)?.statusOf(iteration) ?? null,
  );
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
