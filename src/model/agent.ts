import type { ApprovalOutcome, ApprovalRequest } from './approval.ts';
import type { ErrorKind } from './failure.ts';
import type { Json, JsonObject } from './json.ts';
import type { Random } from './random.ts';
import type { Span, SpanName } from './span.ts';
import type { StandardSchema } from './standard-schema.ts';

/** Anything that can be asked for an output: a function, a pipeline, a process, a service. */
export interface Agent {
  readonly name: string;
  readonly version?: string;
  /** Checked before `run`. */
  readonly input?: StandardSchema;
  /** Checked on what `run` gives. */
  readonly output?: StandardSchema;
  /**
   * Environment variables without which it cannot work: where one is not set, its trials are skipped. `A | B` needs one
   * of the two.
   */
  readonly needs?: readonly string[];
  /** What the agent is made of: for "did you mean", and to tell "never called" from "no such tool". */
  readonly parts?: AgentParts;
  run(input: Json, context: AgentContext): Json | Promise<Json>;
  /** Called once after the last trial: ends processes and closes connections. */
  close?(): void | Promise<void>;
}

/** Names of the parts that an agent declares. A kind that is not declared is unknown, not empty. */
export interface AgentParts {
  readonly tools?: readonly string[];
  readonly nodes?: readonly string[];
  readonly gates?: readonly string[];
}

/** All that an agent may reach. Each use is recorded in the trace of the trial. */
export interface AgentContext {
  readonly clock: Clock;
  /** Seeded by run, case, agent and iteration. */
  readonly random: Random;
  readonly trace: TraceRecorder;
  readonly approvals: Approvals;
  readonly tools: Tools;
  readonly models: Models;
  readonly limits: Limits;
  readonly conversation: Conversation;
  /** Aborted at the time limit of the trial and on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Real or virtual time. A virtual clock jumps to the next timer when the trial has nothing else to do. */
export interface Clock {
  /** Milliseconds since 1970, with fractions. A virtual clock begins at the year 2000. */
  now(): number;
  /** Settles after `durationMs`; rejects with the signal's reason when that is aborted first. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
  /** Real work (a call over the network, a file) that a virtual clock must wait for and count in real time. */
  hold<Value>(work: Promise<Value>): Promise<Value>;
}

/** Records what an agent does as spans. */
export interface TraceRecorder {
  /**
   * Opens a span inside the one that is open where it is called (across `await`, too).
   *
   * @param options - `parent`: the span that it lies in, instead of the one that is open where it is called
   */
  start(
    name: SpanName,
    label: string,
    attributes?: Readonly<Record<string, Json>>,
    options?: { readonly parent?: OpenSpan | undefined },
  ): OpenSpan;
  /**
   * Runs `work` inside a span and closes it, with the error when `work` throws.
   *
   * @param options - `parent`: the span that it lies in, instead of the one that is open where it is called; `opened`:
   * told of the span before its work begins, which may be late
   * @returns what `work` gives
   */
  span<Value>(
    name: SpanName,
    label: string,
    attributes: Readonly<Record<string, Json>>,
    work: (span: OpenSpan) => Value | Promise<Value>,
    options?: { readonly parent?: OpenSpan; readonly opened?: (span: OpenSpan) => void },
  ): Promise<Value>;
  /** Notes a moment on the span that is open where it is called, or on the trial when none is. */
  event(name: string, attributes?: Readonly<Record<string, Json>>): void;
  /**
   * Adds finished spans from elsewhere, under the span that is open; ids are renumbered, their order is kept.
   *
   * @param spans - their times count from the beginning of the current call of the agent
   */
  import(spans: readonly Span[]): void;
}

/** A span that has not ended. */
export interface OpenSpan {
  readonly id: number;
  /** Gives it another label, as where only the end tells which model it was. */
  rename(label: string): void;
  set(attributes: Readonly<Record<string, Json>>): void;
  event(name: string, attributes?: Readonly<Record<string, Json>>): void;
  /** Closes the span; later calls change nothing. */
  end(error?: unknown): void;
}

/** Earlier turns of a case with turns. Without turns it is one turn with no history. */
export interface Conversation {
  /** The same for all turns of a trial, different between trials. */
  readonly sessionId: string;
  /** Number of the current turn, from 1. */
  readonly turn: number;
  readonly history: readonly { readonly input: Json; readonly output: Json }[];
}

/** What is left of the case's limits; null where there is none. */
export interface Limits {
  readonly steps: number | null;
  readonly tokens: number | null;
  readonly costUsd: number | null;
}

/** What a tool may do. What does not say is taken for destructive. */
export const toolPermissions = ['read', 'write', 'destructive'] as const;
export type ToolPermission = (typeof toolPermissions)[number];

/** Something an agent can call by name. */
export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** Arguments are checked against it before each call. */
  readonly input?: StandardSchema;
  /** JSON Schema of the arguments, for models; made from `input` where that is a zod schema. */
  readonly parameters?: JsonObject;
  /** A destructive call, and one of a tool that does not say, waits for an approval at a gate of the tool's name. */
  readonly permission?: ToolPermission;
  /** Who may approve a destructive call, and how long to wait: anybody, and for ever, where it is absent. */
  readonly approval?: Pick<ApprovalRequest, 'authority' | 'timeoutMs' | 'escalateTo'>;
  /** How often it may be called in one trial. */
  readonly maxCalls?: number;
  /** Longer texts in its results are cut to this many characters, and say so; 10,000 where it is absent. */
  readonly maxResultChars?: number;
  /** Its results may be recorded and replayed: it changes nothing, and gives the same for the same arguments. */
  readonly replayable?: boolean;
  run(args: Json, context: AgentContext): Json | Promise<Json>;
}

export interface Tools {
  /**
   * Calls a tool, or what a case has in its place, and records the call, its arguments, and its result or error.
   *
   * @param caller - the context of whoever calls, where that is not the trial as a whole: the tool is handed it, and
   * asks for approval through it. Nodes of a graph hand in their own.
   * @returns JSON without control characters, long texts cut: still the words of whoever wrote them, so
   * `wrapToolResult` of the kit makes data of it for a model
   * @throws AgentError of kind `limit` when the tool was called too often, `permission` when a destructive call is not
   * approved, `output` when the arguments do not fit the tool's schema or its result is not JSON; else what the tool throws
   */
  call(tool: Tool, args: Json, caller?: AgentContext): Promise<Json>;
}

/** Models behind an OpenAI-compatible service; what is asked of them is recorded with its tokens. */
export interface Models {
  /**
   * Asks a chat model, once: nothing is tried again.
   *
   * @throws AgentError of kind `unavailable` when no model is configured, or the service is not there; of another kind
   * that fits what went wrong
   */
  chat(request: ChatRequest): Promise<ChatReply>;
  /**
   * Turns texts into vectors, once: nothing is tried again.
   *
   * @throws AgentError as `chat` does; of kind `output` where the vectors are not as many as the texts, not of one length,
   * or not numbers
   */
  embed(request: EmbedRequest): Promise<EmbedReply>;
}

/** One message of a conversation with a chat model. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolRequest[] }
  /** What a tool gave for the request with this id. */
  | { readonly role: 'tool'; readonly id: string; readonly content: string };

/** A call of a tool that a model asks for. */
export type ToolRequest = {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, which may be none. */
  readonly arguments: string;
};

/** What a model is told of a tool. */
export interface ToolDeclaration {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of the arguments. */
  readonly parameters: JsonObject;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  /** Most tokens of the reply. */
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  readonly tools?: readonly ToolDeclaration[];
  readonly toolChoice?: 'auto' | 'none' | 'required';
  /** The reply is JSON of this JSON Schema, as far as the service keeps to it. */
  readonly responseSchema?: { readonly name: string; readonly schema: JsonObject };
  /** Ends the call with an error of kind `timeout`; without it the time limit of the trial does. */
  readonly timeoutMs?: number;
  /** Told the text piece by piece as it comes; the reply holds all of it all the same. */
  readonly onText?: (piece: string) => void;
}

export interface ChatReply {
  /** Empty where the model only asks for tools. */
  readonly text: string;
  readonly toolCalls: readonly ToolRequest[];
  /** Why it ended; `length`: it was cut at the most tokens. */
  readonly finish: 'stop' | 'length' | 'tool-calls' | 'filtered';
  /** null where the service does not say. */
  readonly usage: TokenUsage | null;
}

export interface EmbedRequest {
  readonly model: string;
  readonly texts: readonly string[];
  /** Ends the call with an error of kind `timeout`; without it the time limit of the trial does. */
  readonly timeoutMs?: number;
}

export interface EmbedReply {
  /** One for each text, in their order, all of one length. */
  readonly vectors: readonly (readonly number[])[];
  readonly usage: TokenUsage | null;
}

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Input tokens that the service had in its cache, and asks less for; part of `inputTokens`. */
  readonly cachedTokens?: number;
}

export interface Approvals {
  /**
   * Asks for a human decision at a gate and waits for it. Without an approver the answer is `reject`.
   *
   * @param signal - ends the waiting at this gate alone, as when the node that asks is cancelled
   * @throws AgentError of kind `permission` when silence should approve a destructive action, of kind `output` where
   * the request is none; the signal's reason when the waiting is ended
   */
  request(request: ApprovalRequest, signal?: AbortSignal): Promise<ApprovalOutcome>;
}

/** How often, and after which failures, a whole trial is tried again before it counts. */
export interface RetrySettings {
  readonly max: number;
  readonly on: readonly ErrorKind[];
}
