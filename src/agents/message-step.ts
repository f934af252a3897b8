import type { Json } from '../model/json.ts';

/** What a list of messages tells of an agent's work, one thing at a time. */
export type MessageStep =
  | {
      readonly type: 'model';
      readonly model: string | null;
      readonly inputTokens: number | null;
      readonly outputTokens: number | null;
    }
  | {
      readonly type: 'call';
      readonly id: string | null;
      readonly name: string;
      readonly args: Json;
      /** A hosted tool runs inside the model's service: its end comes with the call. */
      readonly end?: CallEnd;
    }
  | {
      readonly type: 'result';
      readonly id: string | null;
      readonly name: string | null;
      readonly end: CallEnd;
    }
  | { readonly type: 'warning'; readonly message: string };

export interface CallEnd {
  readonly result: Json | undefined;
  /** What went wrong, null where nothing did. */
  readonly error: string | null;
}
