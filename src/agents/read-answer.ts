import type { AgentContext } from '../model/agent.ts';
import type { ReadSettings } from '../model/agent-settings.ts';
import { AgentError } from '../model/failure.ts';
import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import { attribute } from '../model/span.ts';
import { contentOf, readAt } from './read-at.ts';
import { readToolCall } from './read-tool-call.ts';
import { traceFromMessages } from './trace-from-messages.ts';
import { traceFromOtlp } from './trace-from-otlp.ts';

/**
 * The output inside what a foreign agent answered. Its tool calls, contexts, usage, messages and spans are recorded
 * in the trace of the trial, so that judges see them as if the agent had recorded them itself.
 *
 * @throws AgentError of kind `output` for a pointer that leads to nothing or to something of another shape
 */
export function readAnswer(answer: Json, read: ReadSettings, { trace }: AgentContext): Json {
  const at = (key: keyof ReadSettings): Json | undefined => {
    const pointer = read[key];
    return pointer === undefined ? undefined : readAt(answer, pointer, `read.${key}`);
  };
  const spans = at('spans');
  if (spans !== undefined && spans !== null)
    importSpans(traceFromOtlp(spans), { setting: 'read.spans', isEmpty: isEmptyExport(spans) }, trace);
  const messages = listAt(at('messages'), 'read.messages');
  importSpans(traceFromMessages(messages), { setting: 'read.messages', isEmpty: false }, trace);
  for (const call of listAt(at('tool-calls'), 'read.tool-calls')) recordCall(call, trace);
  recordContexts(at('contexts'), trace);
  recordUsage(at('usage'), trace);
  const output = at('output');
  return output === undefined ? answer : output;
}

type Trace = AgentContext['trace'];

/** Where nothing at all could be read, judges would find no calls, and blame the agent for it. */
function importSpans(
  { spans, warnings }: ReturnType<typeof traceFromOtlp>,
  { setting, isEmpty }: { readonly setting: string; readonly isEmpty: boolean },
  trace: Trace,
): void {
  if (spans.length === 0 && warnings.length > 0 && !isEmpty) {
    throw new AgentError('output', `"${setting}" leads to something that cannot be read. ${warnings[0]}`);
  }
  trace.import(spans);
  for (const warning of warnings) trace.event('warning', { message: warning });
}

function isEmptyExport(spans: Json): boolean {
  const resources = isJsonObject(spans) ? spans['resourceSpans'] : spans;
  return resources !== undefined && isList(resources) && resources.length === 0;
}

/** Services write null where there is none, so null is an empty list. */
function listAt(value: Json | undefined, setting: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value;
  throw new AgentError(
    'output',
    `"${setting}" leads to something that ${contentOf(value)}; a list is needed.`,
  );
}

function recordCall(value: Json, trace: Trace): void {
  const call = readToolCall(value);
  const span = trace.start('execute_tool', call.name, {
    [attribute.operation]: 'execute_tool',
    [attribute.tool]: call.name,
    [attribute.toolArguments]: call.args,
    ...(call.result === undefined ? {} : { [attribute.toolResult]: call.result }),
  });
  span.end(call.error === null ? undefined : new AgentError('agent', call.error));
}

function recordContexts(value: Json | undefined, trace: Trace): void {
  if (value === undefined) return;
  const documents = listAt(value, 'read.contexts').map(toDocument);
  trace
    .start('retrieval', 'retrieval', {
      [attribute.operation]: 'retrieval',
      [attribute.documents]: documents,
    })
    .end();
}

function toDocument(context: Json): JsonObject {
  if (typeof context === 'string') return { text: context };
  if (isJsonObject(context)) return context;
  throw new AgentError(
    'output',
    `"read.contexts": an item ${contentOf(context)}; a text or an object is needed.`,
  );
}

function recordUsage(usage: Json | undefined, trace: Trace): void {
  if (usage === undefined || usage === null) return;
  if (!isJsonObject(usage)) {
    throw new AgentError(
      'output',
      `"read.usage" leads to something that ${contentOf(usage)}; an object is needed.`,
    );
  }
  const first = (...names: readonly string[]): number | undefined =>
    names.flatMap((name) => numbersIn(usage[name]))[0];
  const figures = {
    [attribute.inputTokens]: first('input_tokens', 'prompt_tokens', 'inputTokens'),
    [attribute.outputTokens]: first('output_tokens', 'completion_tokens', 'outputTokens'),
    [attribute.costUsd]: first('cost_usd', 'costUsd'),
  };
  const known = Object.entries(figures).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  if (known.length === 0) {
    throw new AgentError('output', `"read.usage" ${contentOf(usage)}; none is a number of tokens or a cost.`);
  }
  const model = typeof usage['model'] === 'string' ? usage['model'] : 'unknown';
  trace.start('chat', model, { [attribute.operation]: 'chat', ...Object.fromEntries(known) }).end();
}

function numbersIn(value: Json | undefined): number[] {
  return typeof value === 'number' && value >= 0 ? [value] : [];
}
