import { monotonicMs, setImmediate } from '../context/own-time.ts';
import type { RunFinished, TrialFinished } from '../model/event.ts';
import { isWarmUp } from '../model/is-warm-up.ts';
import type { Plan } from '../model/plan.ts';
import { createCaseJudges } from './case-judges.ts';
import { brokenTrial, finishTrial, unstartedTrial } from './finish-trial.ts';
import type { RunOptions } from './run-options.ts';
import type { Trial } from './trial.ts';
import { type Ended, TrialAttempts } from './trial-attempts.ts';
import { type Hooks, runAfterTrial, runBeforeTrial } from './trial-hooks.ts';
import { TrialQueue } from './trial-queue.ts';

/** How long the harness works before it lets timers, input and output of the agents have their turn. */
const sliceMs = 2;

/** Ended trials that may wait for their judges, and for the answers of judges; beyond that no new trial starts. */
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

class Run {
  readonly #options: RunOptions;
  readonly #resolve: (end: Pick<RunFinished, 'status' | 'reason'>) => void;
  readonly #reject: (error: unknown) => void;
  readonly #queue: TrialQueue;
  readonly #judgesOf: ReturnType<typeof createCaseJudges>;
  readonly #attempts: TrialAttempts;
  readonly #tickets = new Map<Trial, number>();
  #ended: Ended[] = [];
  #running = 0;
  #judging = 0;
  #notPassed = 0;
  #isLeftOver = false;
  #isPumping = false;
  #isOver = false;

  constructor(
    plan: Plan,
    options: RunOptions,
    resolve: (end: Pick<RunFinished, 'status' | 'reason'>) => void,
    reject: (error: unknown) => void,
  ) {
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#queue = new TrialQueue(plan, options.isDone, options.earlyStop);
    this.#judgesOf = createCaseJudges(options.prepareJudge, options.asksModel);
    this.#attempts = new TrialAttempts(plan.seed, options, () => this.#stopReason() === null);
  }

  begin(): void {
    this.#options.interrupt.addEventListener('abort', () => this.#onInterrupt(), { once: true });
    this.#options.abandon.addEventListener('abort', () => this.#abandon(), { once: true });
    this.#pump();
  }

  #onInterrupt(): void {
    this.#attempts.endWaits();
    this.#pumpSoon();
  }

  #pumpSoon(): void {
    if (this.#isPumping || this.#isOver) return;
    this.#isPumping = true;
    setImmediate(() => {
      this.#isPumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const { watchdog } = this.#options;
    if (watchdog) watchdog.during(() => this.#workOn());
    else this.#workOn();
  }

  /** One slice of work: fill the free places, then judge what has ended. */
  #workOn(): void {
    if (this.#isOver) return;
    try {
      const until = monotonicMs() + sliceMs;
      let idle = false;
      while (!idle && monotonicMs() < until) idle = !this.#startNext() && !this.#judgeNext();
      if (!idle) this.#pumpSoon();
      else if (this.#running + this.#judging === 0) this.#end();
    } catch (error) {
      this.#fail(error);
    }
  }

  #startNext(): boolean {
    const { concurrency } = this.#options;
    if (this.#running >= concurrency || this.#ended.length >= mostUnjudged) return false;
    if (this.#judging >= Math.max(mostUnjudged, concurrency)) return false;
    if (this.#stopReason() !== null || this.#mayBail()) return false;
    const trial = this.#queue.take();
    if (!trial) return false;
    this.#running++;
    this.#options.onTrialStarted?.(trial);
    this.#enter(trial);
    const hooks = this.#hooksOf(trial);
    if (hooks) this.#tryWithHooks(trial, hooks);
    else this.#attempts.try(trial, (ended) => this.#free(trial, ended));
    return true;
  }

  #tryWithHooks(trial: Trial, hooks: Hooks): void {
    const work = async (): Promise<TrialFinished> => {
      const problem = await runBeforeTrial(hooks, trial);
      if (problem !== null) return unstartedTrial({ trial }, problem);
      const ended = await new Promise<Ended>((settled) => this.#attempts.try(trial, settled));
      const after = await runAfterTrial(hooks, ended.attempt);
      return finishTrial(ended.attempt, {
        judges: this.#judgesOf(trial.planned),
        attempts: ended.attempts,
        ...('problem' in after ? { problem: after.problem } : { state: after.state }),
      });
    };
    work()
      .catch((error: unknown) => brokenTrial({ trial }, error))
      .then((finished) => this.#free(trial, null, finished))
      .catch((error: unknown) => this.#fail(error));
  }

  #free(trial: Trial, ended: Ended | null, finished?: TrialFinished): void {
    this.#leave(trial);
    this.#running--;
    this.#queue.release(trial);
    if (ended) this.#ended.push(ended);
    if (finished) this.#tell(finished);
    this.#pumpSoon();
  }

  #judgeNext(): boolean {
    const ended = this.#ended.shift();
    if (!ended) return false;
    const { trial } = ended.attempt;
    this.#enter(trial);
    const judges = this.#judgesOf(trial.planned);
    const finished = finishTrial(ended.attempt, { judges, attempts: ended.attempts });
    if (!(finished instanceof Promise)) {
      this.#leave(trial);
      this.#tell(finished);
      return true;
    }
    this.#judging++;
    finished
      .catch((error: unknown) => brokenTrial(ended.attempt, error))
      .then((record) => {
        this.#judging--;
        this.#leave(trial);
        this.#tell(record);
        this.#pumpSoon();
      })
      .catch((error: unknown) => this.#fail(error));
    return true;
  }

  /** Code of the project works on this trial now. */
  #enter(trial: Trial): void {
    const { watchdog } = this.#options;
    if (watchdog) this.#tickets.set(trial, watchdog.enter(trial));
  }

  #leave(trial: Trial): void {
    const ticket = this.#tickets.get(trial);
    if (ticket !== undefined) this.#options.watchdog?.leave(ticket);
    this.#tickets.delete(trial);
  }

  #tell(finished: TrialFinished): void {
    if (this.#isOver) return;
    if (this.#options.budget?.refused(finished)) {
      this.#isLeftOver = true;
      return;
    }
    if (finished.status !== 'passed' && !isWarmUp(finished)) this.#notPassed++;
    this.#options.earlyStop?.ended(finished);
    this.#options.emit(finished);
  }

  #hooksOf(trial: Trial): Hooks | undefined {
    const { hooks } = trial.planned.case;
    return hooks === undefined ? undefined : this.#options.hooks.get(hooks);
  }

  #stopReason(): Pick<RunFinished, 'status' | 'reason'> | null {
    const { interrupt, bail, budget } = this.#options;
    if (interrupt.aborted) return { status: 'interrupted' };
    const spent = budget?.spentReason ?? null;
    if (spent !== null) return { status: 'bailed', reason: spent };
    if (bail === null || this.#notPassed < bail) return null;
    return { status: 'bailed', reason: `${this.#notPassed} did not pass; --bail stops at ${bail}` };
  }

  /** With --bail no trial starts that the verdicts still to come might forbid, but for those that run at once. */
  #mayBail(): boolean {
    const open = this.#running + this.#ended.length + this.#judging;
    return this.#options.bail !== null && open >= this.#options.concurrency;
  }

  #abandon(): void {
    if (this.#isOver) return;
    // What has ended is measured; only what runs is dropped.
    while (this.#judgeNext());
    this.#isOver = true;
    this.#attempts.stop(new Error('The run was interrupted.'));
    this.#resolve({ status: 'interrupted' });
  }

  #end(): void {
    this.#isOver = true;
    const reason = this.#stopReason();
    // What stops a run early stops nothing once every trial has ended.
    const isComplete = reason?.status === 'bailed' && !this.#isLeftOver && this.#queue.take() === null;
    this.#resolve(reason && !isComplete ? reason : { status: 'completed' });
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#attempts.stop(new Error('The run has ended.'));
    this.#reject(error);
  }
}
