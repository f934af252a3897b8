import { clearTimeout, setTimeout } from '../context/own-time.ts';
import type { Failure } from '../model/failure.ts';
import { seededRandom } from '../model/random.ts';
import type { Attempt } from './attempt.ts';
import { attemptTrial } from './attempt-trial.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { RunOptions } from './run-options.ts';
import type { Trial } from './trial.ts';

/** The attempt at a trial that counts, and the failures of those before it. */
export interface Ended {
  readonly attempt: Attempt;
  readonly attempts: readonly Failure[];
}

/** Tries the trials of a run, and again after failures that the settings of their agents name. */
export class TrialAttempts {
  readonly #seed: number;
  readonly #options: Pick<RunOptions, 'asking' | 'placeOf'>;
  readonly #mayRetry: () => boolean;
  readonly #stops = new Set<(reason: Error) => void>();
  /** Trials that wait before they are tried again; each can be told to wait no longer. */
  readonly #waits = new Set<() => void>();
  #isStopped = false;

  /** @param mayRetry - whether the run still begins anything */
  constructor(seed: number, options: Pick<RunOptions, 'asking' | 'placeOf'>, mayRetry: () => boolean) {
    this.#seed = seed;
    this.#options = options;
    this.#mayRetry = mayRetry;
  }

  /** @param settled - told once; may be told before this returns */
  try(trial: Trial, settled: (ended: Ended) => void, attempts: readonly Failure[] = []): void {
    this.#attempt(trial, (attempt) => {
      const { error } = attempt;
      const retryMs = this.#retryMs(attempt, attempts.length);
      if (retryMs === null || !error) return settled({ attempt, attempts });
      this.#wait(retryMs, () => {
        if (this.#mayRetry()) this.try(trial, settled, [...attempts, error]);
        else settled({ attempt, attempts });
      });
    });
  }

  /** Has nobody wait any longer. */
  endWaits(): void {
    for (const endWait of this.#waits) endWait();
  }

  /** Drops all that is under way; what waits to be tried again is never settled. */
  stop(reason: Error): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop(reason);
    this.endWaits();
  }

  #attempt(trial: Trial, settled: (attempt: Attempt) => void): void {
    let stop: ((reason: Error) => void) | null = null;
    let isSettled = false;
    const onSettled = (attempt: Attempt): void => {
      isSettled = true;
      if (stop) this.#stops.delete(stop);
      settled(attempt);
    };
    stop = attemptTrial(trial, this.#seed, onSettled, this.#options.asking, this.#options.placeOf);
    if (!isSettled) this.#stops.add(stop);
  }

  #wait(durationMs: number, then: () => void): void {
    const end = (): void => {
      clearTimeout(timer);
      this.#waits.delete(end);
      if (!this.#isStopped) then();
    };
    const timer = setTimeout(end, durationMs);
    this.#waits.add(end);
  }

  /** How long to wait before the same trial is tried again, or null when this attempt counts. */
  #retryMs(attempt: Attempt, earlier: number): number | null {
    const { retry } = attempt.trial.agent;
    if (!retry || !attempt.error || earlier >= retry.max || !retry.on.includes(attempt.error.kind))
      return null;
    if (!this.#mayRetry()) return null;
    const { planned, agent, iteration } = attempt.trial;
    const random = seededRandom(
      `${this.#seed}/${planned.case.key}/${agent.name}/${iteration}/retry/${earlier}`,
    );
    return retryDelayMs(earlier, attempt.retryAfterMs ?? null, random);
  }
}
