import * as z from 'zod';
import type { Judge, Subject, Verdict } from '../../model/judge.ts';
import type { Span } from '../../model/span.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { unreadableNodes, unreadableTrace } from './unreadable-parts.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    kind: z.string().min(1).optional().describe('kind of the fallback, as it was recorded; any without it'),
    node: z.string().min(1).optional().describe('only inside this node'),
    used: z.boolean().default(true).describe('whether it must have been used, or must not'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/**
 * Passes where the agent fell back to something lesser, or did not.
 *
 * A fallback is an event `fallback` on any span, with its `kind` as attribute, such as `cache` or `second-model`.
 */
export const fallback: Judge<Settings> = {
  name: 'fallback',
  family: 'agent',
  summary: 'the agent used a fallback, or did without',
  examples: ['fallback', 'fallback: cache', 'fallback: { node: search, kind: cache, used: false }'],
  settings: settingsSchema,
  shortForm: 'kind',
  parts: ({ node }) => (node === undefined ? {} : { nodes: [node] }),
  prepare: (settings) => (subject) => judgeFallback(subject, settings),
};

function judgeFallback(subject: Subject, { kind, node, used }: Settings): Verdict {
  const unreadable = node === undefined ? unreadableTrace(subject) : unreadableNodes(subject, [node]);
  if (unreadable) return unreadable;
  const { spans } = subject.trace;
  const all = fallbacksOf(node === undefined ? spans : spansInside(node, spans));
  const fitting = kind === undefined ? all : all.filter((one) => one.kind === kind);
  const fact = describe(fitting, all, kind, node);
  return fitting.length > 0 === used ? passed(fact) : failed(fact);
}

interface Fallback {
  readonly kind: string | null;
  readonly on: string;
}

function fallbacksOf(spans: readonly Span[]): Fallback[] {
  return spans.flatMap(({ label, events }) =>
    events
      .filter(({ name }) => name === 'fallback')
      .map(({ attributes: { kind } }) => ({ kind: typeof kind === 'string' ? kind : null, on: label })),
  );
}

/** Parents come before their children in a trace. */
function spansInside(node: string, spans: readonly Span[]): Span[] {
  const inside = new Set<number>();
  return spans.filter((span) => {
    const isIn =
      (span.name === 'node' && span.label === node) || (span.parent !== null && inside.has(span.parent));
    if (isIn) inside.add(span.id);
    return isIn;
  });
}

function describe(
  fitting: readonly Fallback[],
  all: readonly Fallback[],
  kind: string | undefined,
  node: string | undefined,
): string {
  const where = node === undefined ? '' : ` in ${node}`;
  const wanted = kind === undefined ? 'No fallback' : `No fallback ${showValue(kind, 60)}`;
  const [first] = fitting;
  if (first) {
    const more = fitting.length > 1 ? ` and ${fitting.length - 1} more` : '';
    const which = first.kind === null ? 'A fallback' : `The fallback ${showValue(first.kind, 60)}`;
    return `${which} was used at ${first.on}${more}.`;
  }
  const others = [...new Set(all.map((one) => showValue(one.kind ?? 'without a kind', 60)))].slice(0, 5);
  return `${wanted} was used${where}${others.length > 0 ? `, only ${others.join(', ')}` : ''}.`;
}
