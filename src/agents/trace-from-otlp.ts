import { toFailure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import { attribute, type Span } from '../model/span.ts';
import type { ForeignTrace } from './foreign-trace.ts';
import { otlpOperation } from './otlp-operation.ts';
import { type OtlpSpan, readOtlpSpans } from './read-otlp-spans.ts';

/**
 * Reads OpenTelemetry spans in OTLP JSON (`resourceSpans` › `scopeSpans` › `spans`) as spans.
 *
 * Kept are spans of the GenAI convention, `otlpOperation` says which; what stood below a span that is left out hangs on
 * the nearest one above it that was kept. Times are milliseconds from the earliest span, kept or not. A span without an
 * end was cut off. A span failed where its status is an error or `error.type` is set.
 *
 * @param document - one export, or a list of them. Never throws; what cannot be read is told in `warnings`.
 */
export function traceFromOtlp(document: unknown): ForeignTrace {
  const { spans: read, warnings } = readOtlpSpans(document);
  const all = withoutDoubles(read, warnings);
  const parents = new Map(
    all.flatMap((span) => (span.key === null ? [] : [[span.key, span.parentKey] as const])),
  );
  const kept = all.flatMap((span) => {
    const operation = otlpOperation(span.name, span.attributes);
    if (operation.type === 'unknown') {
      warnings.push(
        `Span "${span.name}" has the unknown operation "${operation.operation}"; it was left out.`,
      );
    }
    return operation.type === 'known' ? [{ span, operation, depth: depthOf(span, parents) }] : [];
  });
  const origin = all.reduce<bigint | null>((least, { start }) => earlier(least, start), null) ?? 0n;
  kept.sort((a, b) => compare(a.span.start ?? origin, b.span.start ?? origin) || a.depth - b.depth);
  const ids = new Map(
    kept.flatMap(({ span }, index) => (span.key === null ? [] : [[span.key, index + 1] as const])),
  );
  const spans = kept.map(({ span, operation }, index): Span => {
    const parent = keptParent(span, parents, ids);
    return {
      id: index + 1,
      parent,
      name: operation.name,
      label: operation.label,
      ...contentOf(span, origin, warnings),
    };
  });
  return { spans, warnings };
}

type Parents = ReadonlyMap<string, string | null>;

/** A span that was exported twice counts once. */
function withoutDoubles(spans: readonly OtlpSpan[], warnings: string[]): OtlpSpan[] {
  const seen = new Set<string>();
  return spans.filter((span) => {
    if (span.key === null) return true;
    if (seen.has(span.key)) warnings.push(`Span "${span.name}" stands there twice; the second was left out.`);
    const isNew = !seen.has(span.key);
    seen.add(span.key);
    return isNew;
  });
}

/** The chain of spans above one, nearest first; it ends where it would go round in a circle. */
function* above(span: OtlpSpan, parents: Parents): Generator<string> {
  const seen = new Set([span.key]);
  for (let key = span.parentKey; key !== null && !seen.has(key); key = parents.get(key) ?? null) {
    seen.add(key);
    yield key;
  }
}

function depthOf(span: OtlpSpan, parents: Parents): number {
  return [...above(span, parents)].length;
}

/** The nearest span above that was kept; a span that stands above itself has none, so that walking up always ends. */
function keptParent(span: OtlpSpan, parents: Parents, ids: ReadonlyMap<string, number>): number | null {
  const chain = [...above(span, parents)];
  const top = chain.at(-1);
  if (span.key !== null && (span.parentKey === span.key || (top && parents.get(top) === span.key)))
    return null;
  const nearest = chain.find((key) => ids.has(key));
  return nearest === undefined ? null : (ids.get(nearest) ?? null);
}

function contentOf(
  span: OtlpSpan,
  origin: bigint,
  warnings: string[],
): Pick<Span, 'startMs' | 'endMs' | 'attributes' | 'events' | 'error'> {
  if (span.start === null)
    warnings.push(`Span "${span.name}" has no start; it was set to that of the trace.`);
  const start = span.start ?? origin;
  if (span.end !== null && span.end < start) {
    warnings.push(`Span "${span.name}" ends before it starts; its end was set to its start.`);
  }
  const end = span.end !== null && span.end < start ? start : span.end;
  return {
    startMs: milliseconds(start, origin),
    endMs: end === null ? null : milliseconds(end, origin),
    attributes: withUsageNames(span.attributes),
    events: span.events.map(({ name, at, attributes }) => {
      return { name, atMs: milliseconds(at ?? start, origin), attributes: { ...attributes } };
    }),
    ...errorOf(span),
  };
}

/** The convention's earlier names of token counts, under today's. */
function withUsageNames(attributes: OtlpSpan['attributes']): Record<string, Json> {
  const { 'gen_ai.usage.prompt_tokens': input, 'gen_ai.usage.completion_tokens': output } = attributes;
  return {
    ...(input === undefined ? {} : { [attribute.inputTokens]: input }),
    ...(output === undefined ? {} : { [attribute.outputTokens]: output }),
    ...attributes,
  };
}

function errorOf(span: OtlpSpan): Pick<Span, 'error'> {
  const type = span.attributes[attribute.errorType];
  const named = typeof type === 'string' && type !== '' ? type : null;
  if (!span.failed && named === null) return {};
  const thrown = span.events.find((event) => event.name === 'exception')?.attributes['exception.message'];
  const message =
    span.statusMessage ?? (typeof thrown === 'string' && thrown !== '' ? thrown : null) ?? named;
  const status = named !== null && /^\d{3}$/.test(named) ? Number(named) : null;
  return {
    error: toFailure({
      kind: named,
      name: named,
      code: named,
      status,
      message: message ?? 'The span failed.',
    }),
  };
}

function milliseconds(at: bigint, origin: bigint): number {
  return Number(at - origin) / 1_000_000;
}

function earlier(left: bigint | null, right: bigint | null): bigint | null {
  return left === null || (right !== null && right < left) ? right : left;
}

function compare(left: bigint, right: bigint): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
