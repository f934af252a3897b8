import type { Json, JsonObject } from '../model/json.ts';
import { attribute, type SpanName, spanNames } from '../model/span.ts';

/** What an OTLP span stands for among our spans. */
export type OtlpOperation =
  | { readonly type: 'known'; readonly name: SpanName; readonly label: string }
  | { readonly type: 'unknown'; readonly operation: string }
  | { readonly type: 'foreign' };

/** Operations that another name of the list covers. */
const nearest: Readonly<Record<string, SpanName>> = { text_completion: 'chat', generate_content: 'chat' };

const labelAttributes: Readonly<Record<SpanName, readonly string[]>> = {
  invoke_agent: [attribute.agent, 'gen_ai.agent.id'],
  invoke_workflow: ['gen_ai.workflow.name'],
  chat: [attribute.model, 'gen_ai.response.model'],
  execute_tool: [attribute.tool],
  retrieval: ['gen_ai.data_source.id'],
  embeddings: [attribute.model, 'gen_ai.response.model'],
  plan: [attribute.agent],
  gate: [],
  node: [],
};

/**
 * Reads which operation of the GenAI convention a span is.
 *
 * `text_completion` and `generate_content` count as `chat`; a span that names no operation but a tool is
 * `execute_tool`. Other operations, such as `create_agent`, are unknown, and spans without any are foreign (HTTP calls,
 * database queries). The label is the attribute that names the tool, model or agent, else what follows the operation in
 * the span's name.
 */
export function otlpOperation(spanName: string, attributes: JsonObject): OtlpOperation {
  const operation = attributes[attribute.operation];
  if (typeof operation !== 'string' || operation === '') {
    return text(attributes[attribute.tool]) === null
      ? { type: 'foreign' }
      : known('execute_tool', spanName, attributes);
  }
  const name =
    spanNames.find((candidate) => candidate === operation) ??
    (Object.hasOwn(nearest, operation) ? nearest[operation] : undefined);
  return name === undefined ? { type: 'unknown', operation } : known(name, spanName, attributes, operation);
}

function known(
  name: SpanName,
  spanName: string,
  attributes: JsonObject,
  operation: string = name,
): OtlpOperation {
  const named = labelAttributes[name].map((key) => text(attributes[key])).find((label) => label !== null);
  const rest = spanName.startsWith(`${operation} `) ? spanName.slice(operation.length + 1).trim() : spanName;
  return { type: 'known', name, label: named ?? (rest || name) };
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
