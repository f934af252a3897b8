import * as z from 'zod';
import { closestPart } from '../../model/closest-part.ts';
import type { JsonObject } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Judge, Subject, Verdict } from '../../model/judge.ts';
import type { Span } from '../../model/span.ts';
import { findDifference } from '../data/find-difference.ts';
import { showValue } from '../show-value.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';
import { count } from './show-call.ts';
import { unreadableTrace } from './unreadable-parts.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1, 'Expected the name of an event.').describe('name of the event, exactly'),
    on: z.string().min(1).optional().describe('only on this node, gate, tool, model or graph'),
    attributes: z
      .record(z.string(), jsonSchema)
      .optional()
      .describe('what its attributes must hold; nested objects in part, as json-subset'),
    count: z.int().min(0).optional().describe('how often, exactly; at least once without it'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where an event was recorded, such as `refused` at a gate or one that the agent's own code notes. */
export const event: Judge<Settings> = {
  name: 'event',
  family: 'agent',
  summary: 'an event was recorded in the trace',
  examples: [
    'event: cache-miss',
    'event: { name: refused, on: publish, attributes: { by: mallory }, count: 1 }',
    'not-event: { name: escalated, on: publish }',
  ],
  settings: settingsSchema,
  shortForm: 'name',
  prepare: (settings) => (subject) => judgeEvent(subject, settings),
};

type RecordedEvent = Span['events'][number] & { readonly on: string };

function judgeEvent(subject: Subject, { name, on, attributes, count: times }: Settings): Verdict {
  const unreadable = unreadableTrace(subject) ?? unknownSpan(subject, on);
  if (unreadable) return unreadable;
  const all = subject.trace.spans
    .filter(({ label }) => on === undefined || label === on)
    .flatMap(({ events, label }) => events.map((one): RecordedEvent => ({ ...one, on: label })));
  const named = all.filter((one) => one.name === name);
  const fitting = attributes ? named.filter((one) => holds(one, attributes)) : named;
  const isMet = times === undefined ? fitting.length > 0 : fitting.length === times;
  const wanted = isMet || times === undefined ? '' : `, expected ${count(times, 'time')}`;
  const fact = `${describe(name, on, fitting, named, all)}${wanted}${closest(fitting, named, attributes)}.`;
  return isMet ? passed(fact) : failed(fact);
}

/** A name that nothing has fails under `not-` as well: a slip must not pass for ever. */
function unknownSpan({ trace, parts }: Subject, on: string | undefined): Verdict | null {
  if (on === undefined) return null;
  const declared = [...(parts?.nodes ?? []), ...(parts?.gates ?? []), ...(parts?.tools ?? [])];
  const known = new Set([...declared, ...trace.spans.map(({ label }) => label)]);
  if (known.has(on)) return null;
  const near = closestPart(on, known);
  const guess = near === null ? '' : ` Did you mean "${near}"?`;
  return nothingToJudge(`Nothing named "${on}" was declared or recorded.${guess}`);
}

function holds(one: RecordedEvent, attributes: JsonObject): boolean {
  return findDifference(one.attributes, attributes, 'subset') === null;
}

function describe(
  name: string,
  on: string | undefined,
  fitting: readonly RecordedEvent[],
  named: readonly RecordedEvent[],
  all: readonly RecordedEvent[],
): string {
  const [first] = fitting;
  if (first) {
    const places = new Set(fitting.map((one) => one.on));
    const where = places.size === 1 ? ` on ${first.on}` : '';
    return `${name} was recorded ${count(fitting.length, 'time')}${where}`;
  }
  const where = on === undefined ? '' : ` on ${on}`;
  if (named.length > 0) return `No ${name}${where} has these attributes`;
  const others = [...new Set(all.map((one) => showValue(one.name, 40).slice(1, -1)))].slice(0, 8);
  return `${name} was not recorded${where}${others.length > 0 ? `; there were ${others.join(', ')}` : ''}`;
}

/** How an event of the right name misses the attributes. */
function closest(
  fitting: readonly RecordedEvent[],
  named: readonly RecordedEvent[],
  attributes: JsonObject | undefined,
): string {
  const [first] = named;
  if (fitting.length > 0 || !first || !attributes) return '';
  return `: ${findDifference(first.attributes, attributes, 'subset') ?? ''}`;
}
