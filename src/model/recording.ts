import type { Failure } from './failure-schema.ts';
import type { Json, JsonObject } from './json.ts';

/** What is done with recordings: `replay` never asks anybody, `replay-or-record` asks where nothing is recorded. */
export const recordingModes = ['record', 'replay', 'replay-or-record'] as const;
export type RecordingMode = (typeof recordingModes)[number];

/** The trial that a call is made in, and for whom. */
export interface RecordingCaller {
  readonly case: string;
  readonly agent: string;
  readonly iteration: number;
  readonly role: 'agent' | 'judge' | 'user';
}

export type RecordedKind = 'chat' | 'embed' | 'tool';

/** What was asked for, without what differs from one time to the next, and without secrets. Equal requests are equal JSON. */
export interface RecordedRequest {
  readonly kind: RecordedKind;
  readonly content: JsonObject;
}

/** What came of a call. */
export type RecordedAnswer = RecordedPieces &
  (
    | { readonly reply: Json; readonly latencyMs: number }
    /** The error that the agent saw. */
    | { readonly failure: Failure & { readonly retryAfterMs?: number }; readonly latencyMs: number }
    /** The agent, or its time limit, did not wait for an answer. */
    | { readonly unanswered: true }
  );

interface RecordedPieces {
  /** When a piece of text came, in milliseconds from the call, and how many characters it had. */
  readonly pieces?: readonly (readonly [atMs: number, length: number])[];
  /** All the pieces together, where that is not the text of the reply. */
  readonly told?: string;
}

/** Calls of models and tools that were recorded, and the place of those that are recorded now. */
export interface Recordings {
  readonly mode: RecordingMode;
  /** Takes secrets and fields that are not to be kept out of a value that such a call is made with, or gives. */
  clean(value: Json, kind: RecordedKind): Json;
  /**
   * The next recorded answer to this request in this trial; null where there is none (left).
   *
   * @throws RecordingMiss where the recording of the case cannot be read
   */
  take(caller: RecordingCaller, request: RecordedRequest): RecordedAnswer | null;
  /**
   * Keeps a place for a call that is made now, in the order of calls.
   *
   * @returns to be told what came of it; null gives the place up
   */
  begin(caller: RecordingCaller, request: RecordedRequest): (answer: RecordedAnswer | null) => void;
  /** Why there was nothing to take: what is recorded, and how the request differs from it. */
  explainMiss(caller: RecordingCaller, request: RecordedRequest): string;
}
