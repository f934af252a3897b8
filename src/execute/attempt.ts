import type { TrialContext } from '../context/trial-context.ts';
import type { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Usage } from '../model/usage.ts';
import type { Trial } from './trial.ts';

/** One try of a trial: what the agent gave, how long it took, and the context that recorded it. */
export interface Attempt {
  readonly trial: Trial;
  readonly context: TrialContext;
  /** null where the agent gave none. */
  readonly output: Json;
  readonly error?: Failure;
  /** Why it cannot be measured, whatever it gave: a call in it was not recorded, or the model that asks it could not go on. */
  readonly unmeasured?: string;
  /** How long the other side asked to wait before another try. */
  readonly retryAfterMs?: number;
  /** Only for conversations and what a model reworded: what was said, and which span came first in each. */
  readonly turns?: readonly { readonly input: Json; readonly output: Json; readonly firstSpan: number }[];
  /** Only for cases in which a model says what is asked. */
  readonly user?: { readonly reached: boolean | null; readonly usage: Usage | null };
  /** Null where the clock cannot vouch for it. */
  readonly latencyMs: number | null;
  /** Whether the trial's own limit ended it, not a timeout inside the agent: its latency is a lower bound. */
  readonly timedOut: boolean;
  readonly waitMs: number;
  readonly warnings: readonly string[];
}
