import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { attribute, type Span } from '../model/span.ts';
import type { ForeignTrace } from './foreign-trace.ts';
import type { CallEnd, MessageStep } from './message-step.ts';
import { plainJson } from './plain-json.ts';
import { isResponseItem, isWrittenByModel, stepsOfItem } from './steps-of-item.ts';
import { modelStep, stepsOfMessage } from './steps-of-message.ts';

/**
 * Reads an OpenAI-style list of messages, or the item list of its Responses API, as spans.
 *
 * Each assistant message (each unbroken run of items that a model wrote) becomes a `chat` span, with usage where the
 * message carries it; each tool call an `execute_tool` span, ended by the result with its id. Without ids a result
 * belongs to the first open call of its name, or to the only open one. A call without a result keeps an `endMs` of
 * null. Messages tell no times, so all times are 0; the order is that of the list.
 *
 * @param messages - a list; anything else gives no spans and a warning. Never throws.
 */
export function traceFromMessages(messages: unknown): ForeignTrace {
  if (!Array.isArray(messages)) return { spans: [], warnings: ['The messages are no list.'] };
  const spans: Span[] = [];
  const warnings: string[] = [];
  const open: OpenCall[] = [];
  for (const { step, where } of stepsOf(messages)) {
    if (step.type === 'model') spans.push(chatSpan(spans.length + 1, step));
    else if (step.type === 'call') startCall(step, spans, open);
    else {
      const problem = step.type === 'warning' ? step.message : endCall(step, spans, open);
      if (problem !== null) warnings.push(`${where} ${problem}; it was left out.`);
    }
  }
  return { spans, warnings };
}

interface OpenCall {
  readonly id: string | null;
  readonly name: string;
  /** Place of the call among the spans. */
  readonly index: number;
}

function stepsOf(messages: readonly unknown[]): { step: MessageStep; where: string }[] {
  let modelIsWriting = false;
  return messages.flatMap((raw, index) => {
    const message = plainJson(raw);
    const where = `Message ${index + 1}`;
    const steps = isJsonObject(message) ? readEntry(message, modelIsWriting) : [unreadable];
    modelIsWriting = isJsonObject(message) && isWrittenByModel(message);
    return steps.map((step) => ({ step, where }));
  });
}

const unreadable: MessageStep = { type: 'warning', message: 'is no JSON object' };

function readEntry(entry: JsonObject, modelIsWriting: boolean): MessageStep[] {
  if (!isResponseItem(entry)) return stepsOfMessage(entry);
  const steps = stepsOfItem(entry);
  return isWrittenByModel(entry) && !modelIsWriting ? [modelStep(entry), ...steps] : steps;
}

function chatSpan(id: number, step: MessageStep & { readonly type: 'model' }): Span {
  const attributes: Record<string, Json> = { [attribute.operation]: 'chat' };
  if (step.model !== null) attributes[attribute.model] = step.model;
  if (step.inputTokens !== null) attributes[attribute.inputTokens] = step.inputTokens;
  if (step.outputTokens !== null) attributes[attribute.outputTokens] = step.outputTokens;
  const label = step.model ?? 'unknown';
  return { id, parent: null, name: 'chat', label, startMs: 0, endMs: 0, attributes, events: [] };
}

function startCall(step: MessageStep & { readonly type: 'call' }, spans: Span[], open: OpenCall[]): void {
  const span: Span = {
    id: spans.length + 1,
    parent: null,
    name: 'execute_tool',
    label: step.name,
    startMs: 0,
    endMs: null,
    attributes: {
      [attribute.operation]: 'execute_tool',
      [attribute.tool]: step.name,
      [attribute.toolArguments]: step.args,
    },
    events: [],
  };
  if (step.end === undefined) open.push({ id: step.id, name: step.name, index: spans.length });
  spans.push(step.end === undefined ? span : ended(span, step.end));
}

function endCall(
  step: MessageStep & { readonly type: 'result' },
  spans: Span[],
  open: OpenCall[],
): string | null {
  const place = open.findIndex((call) => belongs(step, call, open.length));
  const [call] = place === -1 ? [] : open.splice(place, 1);
  const span = call && spans[call.index];
  if (!call || !span) return `is the result of a call that is not there (${step.id ?? step.name ?? 'no id'})`;
  spans[call.index] = ended(span, step.end);
  return null;
}

function belongs(
  step: MessageStep & { readonly type: 'result' },
  call: OpenCall,
  openCalls: number,
): boolean {
  if (step.id !== null && call.id !== null) return step.id === call.id;
  return step.name === null ? openCalls === 1 : step.name === call.name;
}

function ended(span: Span, { result, error }: CallEnd): Span {
  return {
    ...span,
    endMs: 0,
    attributes:
      result === undefined ? span.attributes : { ...span.attributes, [attribute.toolResult]: result },
    ...(error === null ? {} : { error: { kind: 'agent', message: error } }),
  };
}
