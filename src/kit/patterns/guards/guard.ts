import type { Tool } from '../../../model/agent.ts';
import type { ToolOutcome } from '../call-tools.ts';
import type { ReadCall } from '../read-call.ts';

/**
 * Looks at what an agent is about to do or has just seen, and finds a failure in it or not. It keeps no state: what
 * it needs is in what it is given.
 */
export type Guard = (state: GuardState) => GuardFinding | null;

export interface GuardState {
  /** The task in the words of who gave it. */
  readonly goal: string;
  readonly tools: readonly Tool[];
  /** Calls of the whole task that ended, in their order. */
  readonly taskCalls: readonly ToolOutcome[];
  /** Those among them that belong to the current attempt at the current step. */
  readonly stepCalls: readonly ToolOutcome[];
  readonly moment: GuardMoment;
}

/** `call`: about to be made; `result`: has just ended, and is not yet among the calls. */
export type GuardMoment =
  | { readonly at: 'call'; readonly call: ReadCall }
  | { readonly at: 'result'; readonly outcome: ToolOutcome }
  | { readonly at: 'plan' | 'answer'; readonly text: string };

/** `stop` ends the task, `warn` is noted in the trace alone. */
export type GuardAction = 'stop' | 'warn';

export interface GuardFinding {
  /** Name of the guard, such as `repeated-calls`. */
  readonly guard: string;
  readonly action: GuardAction;
  /** A sentence. */
  readonly reason: string;
  /** What the model is told in place of the tool's result. */
  readonly instead?: string;
}
