import type { ChatReply, ChatRequest, Clock, EmbedReply, EmbedRequest } from '../../model/agent.ts';
import type { ErrorKind } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';

/** Who asks a model: the agent of a trial, a judge of it, or the model that speaks for its user. */
export interface ModelCaller {
  readonly case: string;
  readonly agent: string;
  readonly iteration: number;
  readonly role: 'agent' | 'judge' | 'user';
}

/** What a service may do and note while it answers one call. */
export interface ModelCall {
  readonly caller: ModelCaller;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Of the trial. What takes real time is held with it; what was recorded sleeps on it. */
  readonly clock: Pick<Clock, 'now' | 'hold' | 'sleep'>;
  /** Adds to the span of the call: what it cost, how often it was tried, that it was replayed. */
  note(attributes: Readonly<Record<string, Json>>): void;
  /** Notes a moment of the call: a retry, a wait for the rate limit. */
  event(name: string, attributes?: Readonly<Record<string, Json>>): void;
  /**
   * Asked before the call is tried again; may wait.
   *
   * @param failed - how the try before ended
   * @throws AgentError of kind `limit` where there is no money for another try
   */
  again?(failed: ErrorKind): Promise<void>;
}

/**
 * What answers for models, shared by all trials of a run. Services wrap each other: what counts prices and budgets is
 * around what records, and that is around what waits and tries again, and that is around what asks.
 */
export interface ModelService {
  /** @throws AgentError, or the signal's reason once that is aborted */
  chat(request: ChatRequest, call: ModelCall): Promise<ChatReply>;
  embed(request: EmbedRequest, call: ModelCall): Promise<EmbedReply>;
}
