import type { ChatReply, ChatRequest, TokenUsage } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';

/** What a scripted model says, and to what. */
export interface ScriptStep {
  /** Where given, the last message or a system message must hold this text, in this case, or fit this pattern. */
  readonly when?: string | RegExp;
  /** A text, a text with calls of tools, or a function that makes one of these of the request. */
  readonly reply: ScriptedReply | ((request: ChatRequest) => ScriptedReply);
  /** Estimated by words where not given. */
  readonly tokens?: TokenUsage;
  /** In US dollars; unknown where not given. */
  readonly costUsd?: number;
  /** How long the answer takes, on the clock of the trial; no time where not given. */
  readonly afterMs?: number;
  /** May be used any number of times; without it a step is used once. */
  readonly always?: boolean;
}

export type ScriptedReply =
  | string
  | {
      readonly text?: string;
      readonly toolCalls?: readonly ScriptedToolCall[];
      readonly finish?: ChatReply['finish'];
    };

export interface ScriptedToolCall {
  readonly name: string;
  /** A text goes out as it is, as if the model had written it, so that it need not be JSON. */
  readonly arguments: Json;
}

/** Whether a step answers to a request. */
export function fitsStep({ when }: ScriptStep, { messages }: ChatRequest): boolean {
  if (when === undefined) return true;
  const last = messages.at(-1);
  return messages.some((message) => {
    if (message !== last && message.role !== 'system') return false;
    return typeof when === 'string' ? message.content.includes(when) : message.content.search(when) >= 0;
  });
}
