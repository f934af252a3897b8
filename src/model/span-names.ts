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

export type SpanName = (typeof spanNames)[number];
