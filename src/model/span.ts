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
  /** Model: input tokens that the service had in its cache. */
  cachedTokens: 'gen_ai.usage.cache_read.input_tokens',
  /** Model: how often the call was tried again; that its answer was recorded earlier. */
  modelRetries: 'agent_eval.model.retries',
  modelReplayed: 'agent_eval.model.replayed',
  /** Model: the messages that it was sent, and the one that came back, as `ChatMessage`. */
  inputMessages: 'gen_ai.input.messages',
  outputMessages: 'gen_ai.output.messages',
  /** Model: why the reply ended, where it is not that all was said. */
  finish: 'gen_ai.response.finish_reasons',
  tool: 'gen_ai.tool.name',
  /** Tool: what it may do; that a mock or a recording answered for it. */
  toolPermission: 'agent_eval.tool.permission',
  toolMocked: 'agent_eval.tool.mocked',
  toolReplayed: 'agent_eval.tool.replayed',
  toolArguments: 'gen_ai.tool.call.arguments',
  toolResult: 'gen_ai.tool.call.result',
  documents: 'gen_ai.retrieval.documents',
  /** Retrieval: the words that were searched for. */
  query: 'gen_ai.retrieval.query.text',
  /** Retrieval: why an iteration asks in other words than the one before. */
  refinedBecause: 'agent_eval.retrieval.refined_because',
  /** Retrieval: how likely its passages answer the question, 0…1; how many searches ran. */
  confidence: 'agent_eval.retrieval.confidence',
  iterations: 'agent_eval.retrieval.iterations',
  /** Retrieval: what the confidence of an iteration follows from, for each question that is asked in one. */
  signs: 'agent_eval.retrieval.signs',
  /** Agent: what it was given to do by another one. */
  delegatedTask: 'agent_eval.delegation.task',
  errorType: 'error.type',
  /** Node: how it ended, one of `nodeStatuses`. */
  nodeStatus: 'agent_eval.node.status',
  /** Node: on the span of the node itself, how many attempts there were. */
  nodeAttempts: 'agent_eval.node.attempts',
  /** Node: on a span inside that of the node, which attempt this is, from 1. */
  nodeAttempt: 'agent_eval.node.attempt',
  /** Node: why it did not succeed; the name of the node that is to blame. */
  nodeCause: 'agent_eval.node.cause',
  /** Node: on the span of the node itself, what it gave. */
  nodeOutput: 'agent_eval.node.output',
  /** Gate: the final decision, who made it, why, and whether it was made by a time-out. */
  gateDecision: 'agent_eval.gate.decision',
  gateBy: 'agent_eval.gate.by',
  gateReason: 'agent_eval.gate.reason',
  gateAutomatic: 'agent_eval.gate.automatic',
  gateAction: 'agent_eval.gate.action',
  gatePayload: 'agent_eval.gate.payload',
  /** Gate: the request's id; whether what it guards cannot be undone; what `modify` put in the payload's place. */
  gateId: 'agent_eval.gate.id',
  gateDestructive: 'agent_eval.gate.destructive',
  gateModified: 'agent_eval.gate.modified_payload',
} as const;

/**
 * How a node of a graph ended. `skipped`: its condition said no, or something upstream was skipped; `upstream-failed`:
 * something that it requires failed; `cancelled`: the graph was stopped before it began or ended.
 */
export const nodeStatuses = ['succeeded', 'failed', 'skipped', 'upstream-failed', 'cancelled'] as const;
export type NodeStatus = (typeof nodeStatuses)[number];
