import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import { otlpAttributes } from './otlp-value.ts';
import { plainJson } from './plain-json.ts';

/** A span of OTLP JSON, its fields typed. Times are nanoseconds since 1970. */
export interface OtlpSpan {
  /** Trace id and span id together, null where the span has none. */
  readonly key: string | null;
  readonly parentKey: string | null;
  readonly name: string;
  readonly start: bigint | null;
  /** null where the span never ended. */
  readonly end: bigint | null;
  readonly attributes: JsonObject;
  readonly events: readonly {
    readonly name: string;
    readonly at: bigint | null;
    readonly attributes: JsonObject;
  }[];
  readonly failed: boolean;
  readonly statusMessage: string | null;
}

/** All spans of an OTLP JSON document, or of a list of such documents, in their order there. */
export function readOtlpSpans(document: unknown): { spans: OtlpSpan[]; warnings: string[] } {
  const spans: OtlpSpan[] = [];
  const warnings: string[] = [];
  const resources = (Array.isArray(document) ? document : [document]).flatMap((part) =>
    listIn(part, 'resourceSpans'),
  );
  if (resources.length === 0) warnings.push('There are no `resourceSpans`.');
  for (const scope of resources.flatMap((resource) => listIn(resource, 'scopeSpans'))) {
    for (const raw of listIn(scope, 'spans')) {
      const span = plainJson(raw);
      if (isJsonObject(span)) spans.push(readSpan(span));
      else warnings.push('A span is no JSON object; it was left out.');
    }
  }
  return { spans, warnings };
}

function listIn(value: unknown, key: string): readonly unknown[] {
  try {
    const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : [];
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function readSpan(span: JsonObject): OtlpSpan {
  const { traceId, spanId, parentSpanId, name, startTimeUnixNano, endTimeUnixNano, events, status } = span;
  const { code, message } = isJsonObject(status) ? status : {};
  return {
    key: keyOf(traceId, spanId),
    parentKey: keyOf(traceId, parentSpanId),
    name: typeof name === 'string' ? name : '',
    start: nanoseconds(startTimeUnixNano),
    end: nanoseconds(endTimeUnixNano),
    attributes: otlpAttributes(span['attributes']),
    events: (events !== undefined && isList(events) ? events : []).filter(isJsonObject).map(readEvent),
    failed: code === 2 || code === 'STATUS_CODE_ERROR',
    statusMessage: typeof message === 'string' && message !== '' ? message : null,
  };
}

function readEvent({ name, timeUnixNano, attributes }: JsonObject): OtlpSpan['events'][number] {
  return {
    name: typeof name === 'string' ? name : '',
    at: nanoseconds(timeUnixNano),
    attributes: otlpAttributes(attributes),
  };
}

function keyOf(traceId: Json | undefined, spanId: Json | undefined): string | null {
  return typeof spanId === 'string' && spanId !== '' ? `${String(traceId)}:${spanId}` : null;
}

/** A count of nanoseconds is text in OTLP JSON, because a double cannot hold it; a number is read as well as it can be. */
function nanoseconds(value: Json | undefined): bigint | null {
  if (typeof value === 'string' && /^\d{1,30}$/.test(value)) return BigInt(value) || null;
  return typeof value === 'number' && value > 0 && value < 1e30 ? BigInt(Math.trunc(value)) || null : null;
}
