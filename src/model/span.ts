import type { Span } from './span-schema.ts';

export { type SpanName, spanNames } from './span-names.ts';
export type { Span } from './span-schema.ts';

/** What an agent did in one trial, in the order in which it began. */
export interface Trace {
  readonly spans: readonly Span[];
}

/** Attribute names that the judges and reports read, so that nobody spells them twice. */
export const attribute = {
  operation: 'gen_ai.operation.name',
  agent: 'gen_ai.agent.name',
  model: 'gen_ai.request.model',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  costUsd: 'agent_eval.cost_usd',
  tool: 'gen_ai.tool.name',
  toolArguments: 'gen_ai.tool.call.arguments',
  toolResult: 'gen_ai.tool.call.result',
  documents: 'gen_ai.retrieval.documents',
  errorType: 'error.type',
} as const;
