import type { RunEvent, RunFinished, TrialFinished } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { seededRandom } from '../model/random.ts';
import type { Attempt } from './attempt.ts';
import { type Asking, attemptTrial } from './attempt-trial.ts';
import { createCaseJudges, type PrepareJudge } from './case-judges.ts';
import { brokenTrial, finishTrial, unstartedTrial } from './finish-trial.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Trial } from './trial.ts';
import { type Hooks, runAfterTrial, runBeforeTrial } from './trial-hooks.ts';
import { TrialQueue } from './trial-queue.ts';

/** Told which trials are inside an agent, so that somebody outside the event loop can see one that never comes back. */
export interface Watchdog {
  enter(trial: Trial): number;
  leave(ticket: number): void;
}

export interface RunOptions {
  /** Trials at once, over all agents. */
  readonly concurrency: number;
  /** Stop starting trials once this many did not pass; null: never. */
  readonly bail: number | null;
  readonly prepareJudge: PrepareJudge;
  /** Hook modules by the path that cases give. */
  readonly hooks: ReadonlyMap<string, Hooks>;
  /** Trials that an earlier part of the run has finished. */
  readonly isDone: (trial: Omit<Trial, 'cold'>) => boolean;
  readonly emit: (event: RunEvent) => void;
  readonly onTrialStarted?: (trial: Trial) => void;
  /** Aborted: no further trial starts, those that run are finished. */
  readonly interrupt: AbortSignal;
  /** Aborted: those that run are dropped, too. */
  readonly abandon: AbortSignal;
  readonly watchdog?: Watchdog;
  /** Who decides at gates that a case has no script for; without it they reject. */
  readonly asking?: Asking;
}

/** How long the harness works before it lets timers, input and output of the agents have their turn. */
const sliceMs = 2;

/** Ended trials that may wait for their judges; beyond that no new trial starts. */
const mostUnjudged = 64;

/**
 * Tries every cell of a plan as often as asked and tells each outcome as an event.
 *
 * Agents always come first: when several end at once, all their clocks are read before the first of them is judged,
 * and judging is cut into slices, so that the harness's own work does not land in anybody's latency.
 *
 * @returns why it ended
 */
export function runPlan(plan: Plan, options: RunOptions): Promise<Pick<RunFinished, 'status' | 'reason'>> {
  return new Promise((resolve, reject) => new Run(plan, options, resolve, reject).begin());
}

type Ended = { readonly attempt: Attempt; readonly attempts: readonly Failure[] };

class Run {
  readonly #plan: Plan;
  readonly #options: RunOptions;
  readonly #resolve: (end: Pick<RunFinished, 'status' | 'reason'>) => void;
  readonly #reject: (error: unknown) => void;
  readonly #queue: TrialQueue;
  readonly #judgesOf: ReturnType<typeof createCaseJudges>;
  readonly #stops = new Set<(reason: Error) => void>();
  #ended: Ended[] = [];
  #running = 0;
  #judging = 0;
  #notPassed = 0;
  #isPumping = false;
  #isOver = false;

  constructor(
    plan: Plan,
    options: RunOptions,
    resolve: (end: Pick<RunFinished, 'status' | 'reason'>) => void,
    reject: (error: unknown) => void,
  ) {
    this.#plan = plan;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#queue = new TrialQueue(plan, options.isDone);
    this.#judgesOf = createCaseJudges(options.prepareJudge);
  }

  begin(): void {
    this.#options.interrupt.addEventListener('abort', () => this.#pumpSoon(), { once: true });
    this.#options.abandon.addEventListener('abort', () => this.#abandon(), { once: true });
    this.#pump();
  }

  #pumpSoon(): void {
    if (this.#isPumping || this.#isOver) return;
    this.#isPumping = true;
    setImmediate(() => {
      this.#isPumping = false;
      this.#pump();
    });
  }

  /** One slice of work: fill the free places, then judge what has ended. */
  #pump(): void {
    if (this.#isOver) return;
    try {
      const until = performance.now() + sliceMs;
      let idle = false;
      while (!idle && performance.now() < until) idle = !this.#startNext() && !this.#judgeNext();
      if (!idle) this.#pumpSoon();
      else if (this.#running + this.#judging === 0) this.#end();
    } catch (error) {
      this.#fail(error);
    }
  }

  #startNext(): boolean {
    if (this.#running >= this.#options.concurrency || this.#ended.length >= mostUnjudged) return false;
    if (this.#stopReason() !== null) return false;
    const trial = this.#queue.take();
    if (!trial) return false;
    this.#running++;
    this.#options.onTrialStarted?.(trial);
    const hooks = this.#hooksOf(trial);
    if (hooks) this.#tryWithHooks(trial, hooks);
    else this.#try(trial, []);
    return true;
  }

  #try(trial: Trial, attempts: readonly Failure[]): void {
    this.#attempt(trial, (attempt) => {
      const retryMs = this.#retryMs(attempt, attempts.length);
      if (retryMs === null) return this.#free(trial, { attempt, attempts });
      setTimeout(() => this.#try(trial, [...attempts, ...(attempt.error ? [attempt.error] : [])]), retryMs);
    });
  }

  #attempt(trial: Trial, settled: (attempt: Attempt) => void): void {
    const ticket = trial.agent.inProcess ? this.#options.watchdog?.enter(trial) : undefined;
    let stop: ((reason: Error) => void) | null = null;
    let isSettled = false;
    const onSettled = (attempt: Attempt): void => {
      isSettled = true;
      if (stop) this.#stops.delete(stop);
      if (ticket !== undefined) this.#options.watchdog?.leave(ticket);
      settled(attempt);
    };
    stop = attemptTrial(trial, this.#plan.seed, onSettled, this.#options.asking);
    if (!isSettled) this.#stops.add(stop);
  }

  #tryWithHooks(trial: Trial, hooks: Hooks): void {
    const work = async (): Promise<void> => {
      const problem = await runBeforeTrial(hooks, trial);
      if (problem !== null) return this.#free(trial, null, unstartedTrial({ trial }, problem));
      const ended = await this.#attemptUntilSettled(trial);
      const after = await runAfterTrial(hooks, ended.attempt);
      const finished = await finishTrial(ended.attempt, {
        judges: this.#judgesOf(trial.planned.case),
        attempts: ended.attempts,
        ...('problem' in after ? { problem: after.problem } : { state: after.state }),
      });
      this.#free(trial, null, finished);
    };
    work().catch((error: unknown) => this.#free(trial, null, brokenTrial({ trial }, error)));
  }

  async #attemptUntilSettled(trial: Trial): Promise<Ended> {
    const attempts: Failure[] = [];
    for (;;) {
      const attempt = await new Promise<Attempt>((settled) => this.#attempt(trial, settled));
      const retryMs = this.#retryMs(attempt, attempts.length);
      if (retryMs === null || !attempt.error) return { attempt, attempts };
      attempts.push(attempt.error);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  #free(trial: Trial, ended: Ended | null, finished?: TrialFinished): void {
    this.#running--;
    this.#queue.release(trial);
    if (ended) this.#ended.push(ended);
    if (finished) this.#tell(finished);
    this.#pumpSoon();
  }

  #judgeNext(): boolean {
    const ended = this.#ended.shift();
    if (!ended) return false;
    const judges = this.#judgesOf(ended.attempt.trial.planned.case);
    const finished = finishTrial(ended.attempt, { judges, attempts: ended.attempts });
    if (!(finished instanceof Promise)) {
      this.#tell(finished);
      return true;
    }
    this.#judging++;
    finished
      .catch((error: unknown) => brokenTrial(ended.attempt, error))
      .then((record) => {
        this.#judging--;
        this.#tell(record);
        this.#pumpSoon();
      })
      .catch((error: unknown) => this.#fail(error));
    return true;
  }

  #tell(finished: TrialFinished): void {
    if (this.#isOver) return;
    if (finished.status !== 'passed') this.#notPassed++;
    this.#options.emit(finished);
  }

  /** How long to wait before the same trial is tried again, or null when this attempt counts. */
  #retryMs(attempt: Attempt, earlier: number): number | null {
    const { retry } = attempt.trial.agent;
    if (!retry || !attempt.error || earlier >= retry.max || !retry.on.includes(attempt.error.kind))
      return null;
    if (this.#stopReason() !== null) return null;
    const { planned, agent, iteration } = attempt.trial;
    const random = seededRandom(
      `${this.#plan.seed}/${planned.case.key}/${agent.name}/${iteration}/retry/${earlier}`,
    );
    return retryDelayMs(earlier, attempt.retryAfterMs ?? null, random);
  }

  #hooksOf(trial: Trial): Hooks | undefined {
    const { hooks } = trial.planned.case;
    return hooks === undefined ? undefined : this.#options.hooks.get(hooks);
  }

  #stopReason(): Pick<RunFinished, 'status' | 'reason'> | null {
    const { interrupt, bail } = this.#options;
    if (interrupt.aborted) return { status: 'interrupted' };
    if (bail === null || this.#notPassed < bail) return null;
    return { status: 'bailed', reason: `${this.#notPassed} did not pass; --bail stops at ${bail}` };
  }

  #abandon(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const stop of this.#stops) stop(new Error('The run was interrupted.'));
    this.#resolve({ status: 'interrupted' });
  }

  #end(): void {
    this.#isOver = true;
    this.#resolve(this.#stopReason() ?? { status: 'completed' });
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const stop of this.#stops) stop(new Error('The run has ended.'));
    this.#reject(error);
  }
}
