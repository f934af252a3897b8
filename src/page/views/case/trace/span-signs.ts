import type { SpanName } from '../../../../model/span.ts';

/** A sign for each kind of span, always shown with its word. */
export const spanSigns: Readonly<Record<SpanName, string>> = {
  invoke_agent: '●',
  invoke_workflow: '▣',
  chat: '“',
  execute_tool: 'ƒ',
  retrieval: '¶',
  embeddings: '∴',
  plan: '≡',
  gate: '‖',
  node: '◆',
};
