import type { Watchdog } from '../../execute/run-options.ts';
import type { Trial } from '../../execute/trial.ts';
import type { RunFinished } from '../../model/event.ts';
import { toFailure } from '../../model/failure.ts';
import { trialKey } from '../../model/trial-key.ts';

type Warning = NonNullable<RunFinished['warnings']>[number];

const mostMessages = 100;

/** The trials that code of the project works on, and what went wrong in the background meanwhile. */
export class TrialsInFlight {
  readonly #trials = new Map<number, Trial>();
  readonly #errors = new Map<
    string,
    { readonly agents: Set<string>; readonly trials: Map<string, string> }
  >();
  #lastTrial: Trial | null = null;

  /** A watchdog that tells this one, too. */
  watching(watchdog: Watchdog): Watchdog {
    return {
      enter: (trial) => {
        const ticket = watchdog.enter(trial);
        this.#trials.set(ticket, trial);
        this.#lastTrial = trial;
        return ticket;
      },
      leave: (ticket) => {
        this.#trials.delete(ticket);
        watchdog.leave(ticket);
      },
      during: (slice) => watchdog.during(slice),
    };
  }

  /** Names of the trials: `suite/case@agent#iteration`. */
  get names(): readonly string[] {
    return [...this.#trials.values()].map(nameOf);
  }

  /** Whoever ran when an error came that nobody handled may have left it; else whoever was tried last. */
  background(error: unknown): void {
    const { message } = toFailure(error);
    const about = this.#errors.get(message) ?? { agents: new Set(), trials: new Map() };
    if (!this.#errors.has(message) && this.#errors.size >= mostMessages) return;
    this.#errors.set(message, about);
    const last = this.#lastTrial ? [this.#lastTrial] : [];
    for (const trial of this.#trials.size > 0 ? this.#trials.values() : last) {
      about.agents.add(trial.agent.name);
      about.trials.set(nameOf(trial), trial.planned.case.key);
    }
  }

  /** What went wrong in the background, each message once. */
  get warnings(): Warning[] {
    return [...this.#errors].map(([message, { agents, trials }]) => ({
      message: `An error in the background was handled by nobody${agents.size > 0 ? `, while or after ${[...agents].join(', ')} ran` : ''}: ${message}`,
      trials: trials.size,
      first: trials.values().next().value ?? '',
    }));
  }
}

function nameOf({ planned, agent, iteration }: Trial): string {
  return trialKey({ case: planned.case.key, agent: agent.name, iteration });
}
