import type { Clock, OpenSpan } from '../model/agent.ts';
import { parseDuration } from '../model/duration.ts';
import type { AgentError } from '../model/failure.ts';
import { describeFault, type Fault, type FaultTarget, targetOf } from '../model/fault.ts';
import { canonicalJson, isJson, type Json } from '../model/json.ts';
import { isNodeAttempt } from '../model/node-runs.ts';
import { seededRandom } from '../model/random.ts';
import { attribute, type SpanName } from '../model/span.ts';
import { scriptedError } from './scripted-error.ts';
import { spoilResult } from './spoil-result.ts';

/** What faults need to know of a span that is about to do its work. */
export interface StruckSpan {
  readonly name: SpanName;
  readonly label: string;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly parent: number | null;
}

export interface FaultSetting {
  /** Of the trial; the draws of faults follow from it without touching the agent's own randomness. */
  readonly seed: string;
  readonly clock: Clock;
  readonly signal: () => AbortSignal;
}

/** A fault of the case that did nothing in this trial. */
export interface UnfiredFault {
  readonly fault: Fault;
  /** Number in the case's list, from 1. */
  readonly number: number;
  /** It struck, but the result that it spoils was like that already. */
  readonly struckInVain: boolean;
}

/**
 * Lets the faults of a case strike the work of one trial.
 *
 * Whether a fault strikes depends on nothing but the case, the seed and the number of the call or attempt: branches that
 * run side by side may overtake each other without changing it.
 */
export class FaultInjector {
  readonly #armed: readonly ArmedFault[];
  readonly #setting: FaultSetting;
  readonly #calls = new Map<string, CallCount>();

  constructor(faults: readonly Fault[], setting: FaultSetting) {
    this.#armed = faults.map((fault, index) => ({
      fault,
      number: index + 1,
      reached: 0,
      struck: 0,
      fired: 0,
    }));
    this.#setting = setting;
    for (const { fault } of this.#armed) {
      const target = targetOf(fault);
      if (target) this.#calls.set(keyOf(target), { count: 0, byParent: new Map() });
    }
  }

  /**
   * Does the work of a span, late, spoilt or not at all where a fault strikes it.
   *
   * @throws AgentError of the fault's kind
   */
  async around<Value>(
    struck: StruckSpan,
    span: OpenSpan,
    work: (span: OpenSpan) => Value | Promise<Value>,
  ): Promise<Value> {
    const place = this.#placeOf(struck);
    const striking = place ? this.#armed.filter((armed) => this.#strikes(armed, place)) : [];
    if (!place || striking.length === 0) return work(span);
    for (const armed of striking) await this.#strikeBefore(armed, place, span);
    let value = await work(span);
    for (const armed of striking) value = strikeAfter(armed, place, span, value);
    return value;
  }

  /**
   * Faults that did nothing. One with a probability below 1 is used once it had the chance to strike: that the dice fell
   * the other way is no mistake of the case.
   */
  get unfired(): readonly UnfiredFault[] {
    return this.#armed
      .filter(({ fault, reached, fired }) => {
        const isDice = fault.probability !== undefined && fault.probability < 1;
        return fired === 0 && !(isDice && reached > 0);
      })
      .map(({ fault, number, struck }) => ({ fault, number, struckInVain: struck > 0 }));
  }

  /** Where a span lies, or null where no fault looks for it. Counts its calls. */
  #placeOf({ name, label, attributes, parent }: StruckSpan): FaultPlace | null {
    const kind = kindOf(name, attributes);
    const calls = kind && this.#calls.get(keyOf({ kind, name: label }));
    if (!kind || !calls) return null;
    if (kind !== 'node') return { kind, name: label, call: ++calls.count, attempt: null };
    const attempt = Number(attributes[attribute.nodeAttempt]);
    const call = (parent !== null && calls.byParent.get(parent)) || ++calls.count;
    if (parent !== null) calls.byParent.set(parent, call);
    return { kind, name: label, call, attempt };
  }

  #strikes(armed: ArmedFault, place: FaultPlace): boolean {
    const { call, attempt, probability } = armed.fault;
    if (armed.fault[place.kind] !== place.name) return false;
    if (call !== undefined && call !== place.call) return false;
    if (attempt !== undefined && attempt !== place.attempt) return false;
    armed.reached++;
    if (probability === undefined || probability === 1) return true;
    const seed = `${this.#setting.seed}/fault/${armed.number}/${place.call}/${place.attempt ?? 0}`;
    return seededRandom(seed).next() < probability;
  }

  /** Delay and error, which come before the work. */
  async #strikeBefore(armed: ArmedFault, place: FaultPlace, span: OpenSpan): Promise<void> {
    const { latency, error } = armed.fault;
    if (latency === undefined && error === undefined) return;
    const latencyMs = latency === undefined ? null : parseDuration(latency);
    const failure = error === undefined ? null : errorOf(armed.fault, place);
    armed.fired++;
    span.event('fault', {
      ...numbersOf(armed, place),
      ...(latencyMs === null ? {} : { latencyMs }),
      ...(failure === null ? {} : { error: failure.kind }),
      ...(failure?.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
    });
    if (latencyMs !== null) await this.#setting.clock.sleep(latencyMs, this.#setting.signal());
    if (failure) throw failure;
  }
}

interface ArmedFault {
  readonly fault: Fault;
  readonly number: number;
  /** How often the place was right, before the dice were thrown. */
  reached: number;
  /** How often it spoilt a result, and with any effect. */
  struck: number;
  fired: number;
}

interface CallCount {
  count: number;
  /** All attempts of one run of a node lie in its one span. */
  readonly byParent: Map<number, number>;
}

interface FaultPlace {
  readonly kind: FaultTarget;
  readonly name: string;
  readonly call: number;
  readonly attempt: number | null;
}

function keyOf({ kind, name }: Pick<FaultPlace, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** Of a node only its attempts can be struck, not the span that holds them. */
function kindOf(name: SpanName, attributes: StruckSpan['attributes']): FaultTarget | null {
  switch (name) {
    case 'node':
      return isNodeAttempt({ name, attributes }) ? 'node' : null;
    case 'execute_tool':
      return 'tool';
    case 'chat':
    case 'embeddings':
      return 'model';
    case 'gate':
      return 'gate';
    default:
      return null;
  }
}

function errorOf(fault: Fault, { kind: target, name, call, attempt }: FaultPlace): AgentError {
  const when = attempt === null ? `call ${call}` : `attempt ${attempt}`;
  return scriptedError(
    fault.error ?? 'agent',
    (kind) => `Injected fault: ${kind} at ${target} ${name}, ${when}.`,
  );
}

/** Spoils what the work gave, and has the trace of a tool call show what the agent got. */
function strikeAfter<Value>(armed: ArmedFault, place: FaultPlace, span: OpenSpan, value: Value): Value {
  const { result } = armed.fault;
  if (result === undefined) return value;
  const spoilt = spoilResult(value, result, place.kind === 'model');
  armed.struck++;
  if (canonicalJson(isJson(value) ? value : null) === canonicalJson(spoilt)) return value;
  armed.fired++;
  span.event('fault', { ...numbersOf(armed, place), result });
  if (place.kind === 'tool') span.set({ [attribute.toolResult]: spoilt });
  // It is meant to be something other than the agent's types promise, and `parse` promises nothing.
  return JSON.parse(JSON.stringify(spoilt));
}

function numbersOf({ fault, number }: ArmedFault, { call, attempt }: FaultPlace): Record<string, Json> {
  return { fault: number, what: describeFault(fault), call, ...(attempt === null ? {} : { attempt }) };
}
