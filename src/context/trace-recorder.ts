import { AsyncLocalStorage } from 'node:async_hooks';
import type { OpenSpan, TraceRecorder } from '../model/agent.ts';
import { toFailure } from '../model/failure.ts';
import { isJson, type Json } from '../model/json.ts';
import { isRecordingMiss } from '../model/recording-miss.ts';
import { attribute, type Span, type SpanName } from '../model/span.ts';
import type { FaultInjector } from './fault-injector.ts';
import type { TrialLimits } from './trial-limits.ts';

type Attributes = Readonly<Record<string, Json>>;
type MutableSpan = {
  -readonly [Key in keyof Span]: Span[Key];
};

/** Spans beyond this many a trial are dropped and told of: a run-away agent must not eat the memory. */
const mostSpans = 10_000;

const openScope = new AsyncLocalStorage<{ recorder: SpanRecorder; id: number }>();

/** Keeps the spans of one trial; times are counted from the trial's start by the trial's clock. */
export class SpanRecorder implements TraceRecorder {
  readonly spans: Span[] = [];
  dropped = 0;
  /** Why the trial cannot be measured: a call in it was not recorded. Agents may swallow the error, so it is noted here. */
  unmeasured: string | null = null;
  /** When the current call of the agent began: foreign spans count their times from there. */
  callStartMs = 0;
  readonly #elapsedMs: () => number;
  readonly #limits: TrialLimits;
  readonly #faults: FaultInjector | null;
  #lastId = 0;
  #closed = false;

  /** @param faults - strike what runs inside `span`; null where the case has none */
  constructor(elapsedMs: () => number, limits: TrialLimits, faults: FaultInjector | null = null) {
    this.#elapsedMs = elapsedMs;
    this.#limits = limits;
    this.#faults = faults;
  }

  start(
    name: SpanName,
    label: string,
    attributes: Attributes = {},
    { parent }: { parent?: OpenSpan | undefined } = {},
  ): OpenSpan {
    return this.#open(name, label, attributes, parent?.id ?? this.#parent());
  }

  #open(name: SpanName, label: string, attributes: Attributes, parent: number | null): OpenSpan {
    this.#limits.beforeStep(name);
    const span: MutableSpan = {
      id: ++this.#lastId,
      parent,
      name,
      label: String(label),
      startMs: this.#elapsedMs(),
      endMs: null,
      attributes: safeAttributes(attributes),
      events: [],
    };
    this.#keep(span);
    return this.#handle(span);
  }

  async span<Value>(
    name: SpanName,
    label: string,
    attributes: Attributes,
    work: (span: OpenSpan) => Value | Promise<Value>,
    { parent, opened }: { parent?: OpenSpan; opened?: (span: OpenSpan) => void } = {},
  ): Promise<Value> {
    const within = parent?.id ?? this.#parent();
    const span = this.#open(name, label, attributes, within);
    opened?.(span);
    const faults = this.#faults;
    const struck = faults && { name, label: String(label), attributes, parent: within };
    try {
      const value = await openScope.run({ recorder: this, id: span.id }, () =>
        faults && struck ? faults.around(struck, span, work) : work(span),
      );
      span.end();
      return value;
    } catch (error) {
      span.end(error);
      throw error;
    }
  }

  event(name: string, attributes: Attributes = {}): void {
    const open = this.spans.find((span) => span.id === this.#parent());
    const target = open ?? this.#ownSpan();
    if (!this.#closed)
      target.events.push({ name, atMs: this.#elapsedMs(), attributes: safeAttributes(attributes) });
  }

  import(spans: readonly Span[]): void {
    const base = this.#lastId;
    const parent = this.#parent();
    for (const span of spans) {
      this.#limits.beforeStep(span.name);
      this.#lastId = Math.max(this.#lastId, base + span.id);
      const copy = {
        ...this.#fromCallStart(span),
        id: base + span.id,
        parent: span.parent === null ? parent : base + span.parent,
      };
      this.#keep(copy);
      this.#limits.afterStep(copy);
    }
  }

  #fromCallStart(span: Span): Span {
    const shift = this.callStartMs;
    if (shift === 0) return span;
    return {
      ...span,
      startMs: span.startMs + shift,
      endMs: span.endMs === null ? null : span.endMs + shift,
      events: span.events.map((event) => ({ ...event, atMs: event.atMs + shift })),
    };
  }

  /** Nothing is recorded after the trial has ended, whatever the agent still does. */
  close(): void {
    this.#closed = true;
  }

  #handle(span: MutableSpan): OpenSpan {
    const isOpen = (): boolean => !this.#closed && span.endMs === null;
    return {
      id: span.id,
      rename: (label) => {
        if (isOpen()) span.label = String(label);
      },
      set: (attributes) => {
        if (isOpen()) span.attributes = { ...span.attributes, ...safeAttributes(attributes) };
      },
      event: (name, attributes = {}) => {
        if (isOpen())
          span.events.push({ name, atMs: this.#elapsedMs(), attributes: safeAttributes(attributes) });
      },
      end: (error) => {
        if (!isOpen()) return;
        span.endMs = this.#elapsedMs();
        if (error !== undefined) {
          span.error = toFailure(error);
          if (isRecordingMiss(error)) this.unmeasured ??= span.error.message;
          span.attributes = { ...span.attributes, [attribute.errorType]: span.error.kind };
        }
        this.#limits.afterStep(span);
      },
    };
  }

  /** Moments outside of any span hang on a span of the trial itself. */
  #ownSpan(): Span {
    const own = this.spans.find((span) => span.name === 'invoke_agent' && span.label === 'trial');
    if (own) return own;
    const span: Span = {
      id: ++this.#lastId,
      parent: null,
      name: 'invoke_agent',
      label: 'trial',
      startMs: 0,
      endMs: null,
      attributes: {},
      events: [],
    };
    this.#keep(span);
    return span;
  }

  #parent(): number | null {
    const scope = openScope.getStore();
    return scope?.recorder === this ? scope.id : null;
  }

  #keep(span: Span): void {
    if (this.#closed) return;
    if (this.spans.length < mostSpans) this.spans.push(span);
    else this.dropped++;
  }
}

function safeAttributes(attributes: Attributes): Record<string, Json> {
  const safe: Record<string, Json> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) safe[key] = isJson(value) ? value : describe(value);
  }
  return safe;
}

/** Attributes come from agents: a value that cannot even be turned into a text must not break the trial. */
function describe(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value that cannot be read';
  }
}
