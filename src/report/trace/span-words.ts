import type { SpanName } from '../../model/span.ts';

/** What each kind of span is called where people read it. */
export const spanWords: Readonly<Record<SpanName, string>> = {
  invoke_agent: 'agent',
  invoke_workflow: 'workflow',
  chat: 'chat',
  execute_tool: 'tool',
  retrieval: 'retrieval',
  embeddings: 'embeddings',
  plan: 'plan',
  gate: 'gate',
  node: 'node',
};
