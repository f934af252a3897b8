import * as z from 'zod';
import { failureSchema } from './failure.ts';
import { jsonSchema } from './json.ts';

/** Operations of the OpenTelemetry GenAI convention, and two of ours: `gate` and `node`. */
export const spanNames = [
  'invoke_agent',
  'invoke_workflow',
  'chat',
  'execute_tool',
  'retrieval',
  'embeddings',
  'plan',
  'gate',
  'node',
] as const;

const attributesSchema = z.record(z.string(), jsonSchema);

/** One thing that an agent did. Times are milliseconds since the trial began; an `endMs` of null was cut off. */
export const spanSchema = z.object({
  id: z.int().min(1),
  parent: z.int().nullable(),
  name: z.enum(spanNames),
  label: z.string().describe('which one: the name of the tool, model, node or gate'),
  startMs: z.number(),
  endMs: z.number().nullable(),
  error: failureSchema.exactOptional(),
  attributes: attributesSchema,
  events: z.array(z.object({ name: z.string(), atMs: z.number(), attributes: attributesSchema })),
});

export type SpanName = (typeof spanNames)[number];
export type Span = Readonly<z.infer<typeof spanSchema>>;

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
} as const;

/**
 * How a node of a graph ended. `skipped`: its condition said no, or something upstream was skipped; `upstream-failed`:
 * something that it requires failed; `cancelled`: the graph was stopped before it began or ended.
 */
export const nodeStatuses = ['succeeded', 'failed', 'skipped', 'upstream-failed', 'cancelled'] as const;
export type NodeStatus = (typeof nodeStatuses)[number];
