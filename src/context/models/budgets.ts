import type { Clock } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { trialKey } from '../../model/trial-key.ts';
import { realClock } from '../real-clock.ts';
import { type BudgetAccount, MemoryAccount, type Reservation } from './budget-account.ts';
import type { ModelCall, ModelCaller } from './model-service.ts';
import { NotAsked } from './not-asked.ts';
import { showUsd } from './show-usd.ts';

/** Most US dollars, each absent where it is not limited. */
export interface BudgetSettings {
  readonly call?: number;
  readonly trial?: number;
  readonly run?: number;
}

export interface BudgetOptions {
  /** Of the day, over all runs. */
  readonly day?: BudgetAccount;
  /** What is waited on; real time. */
  readonly clock?: Pick<Clock, 'sleep'>;
}

interface Waiting {
  readonly accounts: readonly BudgetAccount[];
  readonly amount: number;
  readonly caller: ModelCaller;
  grant(reserved: Reservation): void;
  refuse(reason: unknown): void;
}

/** Another process may have settled what it had reserved. */
const askAgainMs = 100;

/**
 * What may be spent on models, over all calls of a run, whoever asks.
 *
 * A call that only fits once others have ended waits for them, first come, first served; one that goes over what is left
 * is refused. No account is ever overdrawn as long as no call costs more than what is reserved for it.
 */
export class Budgets {
  readonly #settings: BudgetSettings;
  readonly #shared: readonly BudgetAccount[];
  readonly #trials = new Map<string, BudgetAccount>();
  readonly #waiting = new Set<Waiting>();
  readonly #refused = new Set<string>();
  readonly #clock: Pick<Clock, 'sleep'>;
  #alarm: AbortController | null = null;
  #spentReason: string | null = null;

  constructor(settings: BudgetSettings, { day, clock = realClock }: BudgetOptions = {}) {
    const { run } = settings;
    this.#settings = settings;
    this.#clock = clock;
    this.#shared = [
      ...(run === undefined ? [] : [new MemoryAccount('run', billionths(run))]),
      ...(day ? [day] : []),
    ];
  }

  /** Why no further trial should start: the money of the run or the day is gone. */
  get spentReason(): string | null {
    return this.#spentReason;
  }

  /** Whether a call of a trial, or of a judge of its case, was refused because the money of the run or the day is gone. */
  refused(trial: Omit<ModelCaller, 'role'>): boolean {
    return this.#refused.has(trialKey(trial)) || this.#refused.has(trial.case);
  }

  /**
   * Reserves what a call may cost at most, once that fits.
   *
   * @param usd - what it may cost at most
   * @throws AgentError of kind `limit` where it goes over; the reason of the call's signal when that is aborted
   */
  reserve(
    usd: number,
    { caller, signal, clock }: Pick<ModelCall, 'caller' | 'signal' | 'clock'>,
  ): Promise<Reservation> {
    const amount = billionths(usd);
    const { call } = this.#settings;
    if (call !== undefined && amount > billionths(call))
      return Promise.reject(tooDear(amount, billionths(call)));
    const reserved = new Promise<Reservation>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = (): void => waiting.refuse(signal.reason);
      const end = (): void => {
        this.#waiting.delete(waiting);
        signal.removeEventListener('abort', stop);
      };
      const waiting: Waiting = {
        accounts: this.#accountsOf(caller),
        amount,
        caller,
        grant: (reserved) => {
          end();
          resolve(reserved);
        },
        refuse: (reason) => {
          end();
          reject(reason);
        },
      };
      signal.addEventListener('abort', stop, { once: true });
      this.#waiting.add(waiting);
      this.#grant();
    });
    return clock.hold(reserved);
  }

  #accountsOf(caller: ModelCaller): readonly BudgetAccount[] {
    const { trial } = this.#settings;
    // A judge that is shared by trials belongs to none.
    if (trial === undefined || caller.agent === '') return this.#shared;
    const key = trialKey(caller);
    const account = this.#trials.get(key) ?? new MemoryAccount('trial', billionths(trial));
    this.#trials.set(key, account);
    return [account, ...this.#shared];
  }

  /** Grants and refuses what can be; within an account nobody overtakes. */
  #grant(): void {
    this.#alarm?.abort();
    this.#alarm = null;
    const busy = new Set<BudgetAccount>();
    for (const waiting of this.#waiting) {
      if (waiting.accounts.some((account) => busy.has(account))) continue;
      this.#decide(waiting, busy);
    }
    if (this.#waiting.size > 0) this.#grantAgainSoon();
  }

  #decide(waiting: Waiting, busy: Set<BudgetAccount>): void {
    const taken: Reservation[] = [];
    const settle = (spent: number): void => {
      for (const one of taken) one.settle(spent);
    };
    for (const account of waiting.accounts) {
      const result = account.reserve(waiting.amount);
      if (typeof result === 'object') {
        taken.push(result);
        continue;
      }
      settle(0);
      if (result === 'later') busy.add(account);
      else waiting.refuse(this.#refusal(account, waiting));
      return;
    }
    waiting.grant({
      settle: (spent) => {
        settle(spent);
        this.#grant();
      },
    });
  }

  #refusal(account: BudgetAccount, { amount, caller }: Waiting): AgentError {
    const { name, most, spent, problem } = account;
    const why =
      problem ??
      `${showUsd(spent)} of ${showUsd(most)} is spent, and the next call may cost up to ${showUsd(amount)}`;
    const said = `the budget of the ${name} is used up: ${why} (models.budget.${name} in the config)`;
    if (name !== 'trial') {
      this.#refused.add(caller.role === 'judge' ? caller.case : trialKey(caller));
      this.#spentReason ??= said;
    }
    return new NotAsked('limit', `No model was asked: ${said}.`);
  }

  #grantAgainSoon(): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#clock.sleep(askAgainMs, alarm.signal).then(
      () => this.#grant(),
      () => {},
    );
  }
}

/** US dollars as whole billionths. */
export function billionths(usd: number): number {
  return Math.round(usd * 1e9);
}

function tooDear(amount: number, most: number): AgentError {
  return new AgentError(
    'limit',
    `This call may cost up to ${showUsd(amount)}; models.budget.call in the config allows ${showUsd(most)}.`,
  );
}
