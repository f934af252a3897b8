import type { RunEvent, TrialFinished } from '../model/event.ts';
import type { Asking, PlaceOf } from './attempt-trial.ts';
import type { AsksModel, PrepareJudge } from './case-judges.ts';
import type { EarlyStop } from './early-stop.ts';
import type { Trial } from './trial.ts';
import type { Hooks } from './trial-hooks.ts';

/** Told which trials are under way, so that somebody outside the event loop can name those that block it. */
export interface Watchdog {
  enter(trial: Trial): number;
  leave(ticket: number): void;
  /** Does a slice of the run's work, in which agents and judges are called. */
  during(slice: () => void): void;
}

/** Money that a run may spend. */
interface RunBudget {
  /** Why no further trial starts; null while there is money left. */
  readonly spentReason: string | null;
  /** Whether a trial wanted more than there was: it is not measured, and left for when the run is gone on with. */
  refused(trial: Pick<TrialFinished, 'case' | 'agent' | 'iteration'>): boolean;
}

export interface RunOptions {
  /** Trials at once, over all agents. */
  readonly concurrency: number;
  /** Stop starting trials once this many did not pass; null: never. */
  readonly bail: number | null;
  readonly prepareJudge: PrepareJudge;
  /** Judges that ask a model have a longer time limit; without it none does. */
  readonly asksModel?: AsksModel;
  /** Hook modules by the path that cases give. */
  readonly hooks: ReadonlyMap<string, Hooks>;
  /** Trials that an earlier part of the run has finished. */
  readonly isDone: (trial: Omit<Trial, 'cold'>) => boolean;
  /** Ends an agent's trials once they have decided; without it each is called as often as planned. */
  readonly earlyStop?: EarlyStop | null;
  /** Ends the run once the money for models is gone. */
  readonly budget?: RunBudget | null;
  readonly emit: (event: RunEvent) => void;
  readonly onTrialStarted?: (trial: Trial) => void;
  /** Aborted: no further trial starts, those that run are finished. */
  readonly interrupt: AbortSignal;
  /** Aborted: those that run are dropped, too. */
  readonly abandon: AbortSignal;
  readonly watchdog?: Watchdog;
  /** Who decides at gates that a case has no script for; without it they reject. */
  readonly asking?: Asking;
  readonly placeOf?: PlaceOf;
}
