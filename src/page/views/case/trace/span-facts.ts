import { formatDuration } from '../../../../model/duration.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { attribute, type Span } from '../../../../model/span.ts';
import { isTrialSpan } from '../../../../report/trace/is-trial-span.ts';
import { knownAttributes } from './known-attributes.ts';
import { messageAttributes } from './message-attributes.ts';

/** Something to say of a span in plain words. */
export interface SpanFact {
  readonly name: string;
  readonly value: Json;
}

/** Attributes that are shown in another way, or repeat what the name of the span says. */
const shownElsewhere: ReadonlySet<string> = new Set([
  attribute.documents,
  attribute.errorType,
  ...messageAttributes.map(({ key }) => key),
]);

/** When a span ran, and what is known of it, in plain words. */
export function spanFacts(span: Span): SpanFact[] {
  return [
    ...(isTrialSpan(span) ? [] : timesOf(span)),
    ...knownAttributes.flatMap(({ key, name, show }) => {
      const value = span.attributes[key];
      return value === undefined ? [] : [{ name, value: show ? show(value) : value }];
    }),
  ];
}

function timesOf({ name, startMs, endMs }: Span): SpanFact[] {
  const lasted = name === 'gate' ? 'waited' : 'took';
  const began = { name: 'began at', value: formatDuration(startMs) };
  if (endMs === null) return [began, { name: lasted, value: 'cut off: no end was recorded' }];
  return [began, { name: lasted, value: formatDuration(endMs - startMs) }];
}

/** The attributes that no fact tells, as they were recorded. */
export function otherAttributes({ name, label, attributes }: Span): JsonObject {
  const known = new Set(knownAttributes.map(({ key }) => key));
  const repeats = (key: string, value: Json): boolean =>
    (key === attribute.operation && value === name) || (key === attribute.tool && value === label);
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([key, value]) => !known.has(key) && !shownElsewhere.has(key) && !repeats(key, value),
    ),
  );
}
