import type { AgentContext, Clock, Conversation, OpenSpan } from '../../src/model/agent.ts';
import { toFailure } from '../../src/model/failure.ts';
import type { Json } from '../../src/model/json.ts';
import { seededRandom } from '../../src/model/random.ts';
import type { Span } from '../../src/model/span.ts';

type Attributes = Readonly<Record<string, Json>>;

export interface StubContext extends AgentContext {
  readonly spans: Span[];
  readonly events: { name: string; attributes: Attributes }[];
  /** Durations that were slept. */
  readonly sleeps: number[];
  /** How often work was held. */
  held: number;
}

/** A context for trying agents alone: spans in memory, and a clock whose sleeps cost nothing but are noted. */
export function stubContext(
  options: { signal?: AbortSignal; conversation?: Partial<Conversation> } = {},
): StubContext {
  const spans: Span[] = [];
  const events: StubContext['events'] = [];
  const sleeps: number[] = [];
  const context: StubContext = {
    spans,
    events,
    sleeps,
    held: 0,
    clock: stubClock(sleeps, () => context.held++),
    random: seededRandom('stub'),
    trace: {
      start: (name, label, attributes = {}) => openSpan(spans, { name, label, attributes }),
      span: async (name, label, attributes, work) => {
        const span = openSpan(spans, { name, label, attributes });
        const value = await work(span);
        span.end();
        return value;
      },
      event: (name, attributes = {}) => void events.push({ name, attributes }),
      import: (more) => {
        const base = spans.length;
        const ids = new Map(more.map((span, index) => [span.id, base + index + 1]));
        for (const span of more) {
          const parent = span.parent === null ? null : (ids.get(span.parent) ?? null);
          spans.push({ ...span, id: ids.get(span.id) ?? 0, parent });
        }
      },
    },
    approvals: { request: unused },
    tools: { call: unused },
    models: { chat: unused, embed: unused },
    limits: { steps: null, tokens: null, costUsd: null },
    conversation: { sessionId: 'session', turn: 1, history: [], ...options.conversation },
    signal: options.signal ?? new AbortController().signal,
  };
  return context;
}

function stubClock(sleeps: number[], onHold: () => void): Clock {
  return {
    now: () => performance.timeOrigin + performance.now(),
    sleep: async (durationMs, signal) => {
      signal?.throwIfAborted();
      sleeps.push(durationMs);
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    hold: (work) => {
      onHold();
      return work;
    },
  };
}

function openSpan(spans: Span[], opened: Pick<Span, 'name' | 'label' | 'attributes'>): OpenSpan {
  const id = spans.length + 1;
  spans.push({ ...opened, id, parent: null, startMs: 0, endMs: null, events: [] });
  const change = (changes: Partial<Span>): void => {
    const before = spans[id - 1];
    if (before) spans[id - 1] = { ...before, ...changes };
  };
  return {
    id,
    rename: (label) => change({ label }),
    set: (attributes) => change({ attributes: { ...spans[id - 1]?.attributes, ...attributes } }),
    event: () => {},
    end: (error) => change({ endMs: 0, ...(error === undefined ? {} : { error: toFailure(error) }) }),
  };
}

function unused(): never {
  throw new Error('The stub context has no such part.');
}
