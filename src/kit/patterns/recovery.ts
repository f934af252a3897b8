import type { AgentContext } from '../../model/agent.ts';
import { isTransient, retryAfterOf, toFailure } from '../../model/failure.ts';
import { backoffMs } from '../reliability/backoff-ms.ts';
import { completePolicy } from '../reliability/retry-policy.ts';
import { checkCounts } from './check-counts.ts';
import type { HandOver } from './hand-over.ts';
import type { Stop } from './task.ts';

export interface RecoveryOptions {
  /** Further attempts at a step that failed; 3 unless given. */
  readonly retries?: number;
  /** New plans in a task after a step has failed for good; 2 unless given. */
  readonly replans?: number;
  /** Who gets the report of a task that could not be done; nobody unless given. */
  readonly handOver?: HandOver;
}

/** An attempt at a step that came to nothing. */
export type FailedAttempt = {
  readonly step: string;
  /** From 1, at this step of this plan. */
  readonly attempt: number;
  /** From 1. */
  readonly plan: number;
  readonly reason: string;
};

/** What may still be tried in one task, and what was tried in vain. */
export class Recovery {
  readonly failures: FailedAttempt[] = [];
  retries = 0;
  replans = 0;
  readonly #most: { readonly retries: number; readonly replans: number };
  readonly #context: AgentContext;

  /** @throws RangeError for a number that cannot be meant */
  constructor({ retries = 3, replans = 2 }: RecoveryOptions, context: AgentContext) {
    checkCounts({ retries, replans }, 0);
    this.#most = { retries, replans };
    this.#context = context;
  }

  /**
   * Works on a step, and again where it fails or throws. After an error that may pass it waits, as `retry` does. What a guard or a
   * limit of the trial stops is not tried again.
   *
   * @param attempt - is told why the attempt before failed
   */
  async work<End extends AnyEnd>(
    step: string,
    attempt: (failure: string | null) => Promise<End>,
  ): Promise<End | Stop<'step-failed'>> {
    let failure: string | null = null;
    for (let number = 1; ; number++) {
      const { end, delayMs } = await this.#try(number, () => attempt(failure));
      failure = failureOf(end);
      if (failure === null) return end;
      this.failures.push({ step, attempt: number, plan: this.replans + 1, reason: failure });
      if (number > this.#most.retries) return { status: 'step-failed', reason: failure };
      this.retries++;
      this.#context.trace.event('retry', { step, attempt: number, reason: failure, delayMs });
      if (delayMs > 0) await this.#context.clock.sleep(delayMs, this.#context.signal);
    }
  }

  /** Takes one of the new plans that are left; false where none is. */
  takeReplan(reason: string): boolean {
    if (this.replans >= this.#most.replans) return false;
    this.replans++;
    this.#context.trace.event('replan', { number: this.replans, reason });
    return true;
  }

  async #try<End extends AnyEnd>(
    number: number,
    attempt: () => Promise<End>,
  ): Promise<{ end: End | Stop<'step-failed'>; delayMs: number }> {
    try {
      return { end: await attempt(), delayMs: 0 };
    } catch (error) {
      this.#context.signal.throwIfAborted();
      const { kind, message } = toFailure(error);
      const waitMs = retryAfterOf(error) ?? backoffMs(number, completePolicy({}), this.#context.random);
      return { end: { status: 'step-failed', reason: message }, delayMs: isTransient(kind) ? waitMs : 0 };
    }
  }
}

interface AnyEnd {
  readonly status: string;
  readonly reason?: string;
}

/** Why a step failed, so that it may be tried again; null where it did not, or nothing would come of it. */
function failureOf({ status, reason = '' }: AnyEnd): string | null {
  return status === 'step-failed' || status === 'step-limit' ? reason : null;
}
