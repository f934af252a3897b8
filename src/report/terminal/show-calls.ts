import { formatDuration } from '../../model/duration.ts';
import { formatCount } from '../../model/format-count.ts';
import { isJsonObject, isList, type Json } from '../../model/json.ts';
import { attribute, type Span } from '../../model/span.ts';
import { usageOf } from '../../model/usage.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';
import { showJson } from '../show/show-json.ts';

/** Calls of one trial that are told. */
const mostCalls = 100;
const mostPassages = 5;

/** A line for each tool and model that was called and each retrieval, in the order in which they began. */
export function showCalls(spans: readonly Span[]): string[] {
  const calls = spans.flatMap((span) => {
    const told = describe(span);
    return told === null ? [] : [`${told}${endingOf(span)}`];
  });
  const left = calls.length - mostCalls;
  return [
    ...calls.slice(0, mostCalls).flatMap((call) => showJson(call, 1, 400)),
    ...(left > 0 ? [`… and ${plural(left, 'call')} more in events.jsonl`] : []),
  ];
}

function describe(span: Span): string | null {
  const { name, label, attributes } = span;
  if (name === 'execute_tool') {
    const result = attributes[attribute.toolResult];
    const given = inline(attributes[attribute.toolArguments]);
    return `tool ${label}${given === '' ? '' : ` ${given}`}${result === undefined ? '' : ` → ${inline(result)}`}`;
  }
  if (name === 'chat' || name === 'embeddings') return `model ${label}${describeUsage(span)}`;
  if (name !== 'retrieval') return null;
  const query = attributes[attribute.query];
  return `retrieval ${query === undefined ? label : inline(query)}${describePassages(attributes[attribute.documents])}`;
}

function describeUsage(span: Span): string {
  const usage = usageOf([span]);
  if (!usage || usage.inputTokens + usage.outputTokens === 0) return '';
  const cost = usage.costUsd === null ? '' : `, ${formatValue(usage.costUsd, 'usd')}`;
  return ` ${formatCount(usage.inputTokens)} tokens in, ${formatCount(usage.outputTokens)} out${cost}`;
}

function describePassages(documents: Json = null): string {
  if (!isList(documents)) return '';
  const ids = documents
    .slice(0, mostPassages)
    .map((one) => (isJsonObject(one) ? passageOf(one) : inline(one)));
  const more = documents.length > ids.length ? ', …' : '';
  return ` → ${plural(documents.length, 'passage')}${ids.length > 0 ? `: ${ids.join(', ')}${more}` : ''}`;
}

function passageOf({ id, score }: Readonly<Record<string, Json>>): string {
  const name = typeof id === 'string' ? id : '?';
  return typeof score === 'number' ? `${name} ${Number(score.toPrecision(3))}` : name;
}

function inline(value: Json | undefined): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

function endingOf({ startMs, endMs, error }: Span): string {
  const failed = error ? `  ${error.kind}: ${error.message}` : '';
  return `  ${endMs === null ? 'cut off' : formatDuration(endMs - startMs)}${failed}`;
}
