import { containsJson } from '../../kit/gates/contains-json.ts';
import type { WebhookDecision, WebhookRecord, WebhookRequest } from '../../kit/gates/webhook-record.ts';
import { canonicalJson, type Json } from '../../model/json.ts';

/** A decision that comes before its gate is reached. */
export interface EarlyDecision extends WebhookDecision {
  /** Chosen by who sends it: the same key twice is the same decision. */
  readonly key: string;
  /** Only for requests whose payload contains this. */
  readonly when?: Json;
}

/** What came of an attempt to change something; with a `reason` nothing did. */
export type DeskAnswer =
  | { readonly status: 200 | 201; readonly record: WebhookRecord | null }
  | { readonly status: 403 | 404 | 409 | 503; readonly reason: string };

const mostRecords = 10_000;
const mostEarly = 1000;
const mostRefused = 100;

/** Requests that wait for people, and what people said: the memory of the server of approvals. */
export class ApprovalDesk {
  readonly #records = new Map<string, WebhookRecord>();
  /** Decisions that passed a request on to somebody else: sending one again changes nothing. */
  readonly #earlier = new Map<string, WebhookDecision[]>();
  readonly #early = new Map<string, { gate: string; decision: EarlyDecision; used: boolean }>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  list(status: string | null): WebhookRecord[] {
    return [...this.#records.values()].filter((record) => status === null || record.status === status);
  }

  get(id: string): WebhookRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** Takes a request in; the same again finds what was decided, and for somebody else it waits anew. */
  register(request: WebhookRequest): DeskAnswer {
    const before = this.#records.get(request.id);
    if (!before) {
      if (!this.#makeRoom()) return { status: 503, reason: 'Too many requests wait already.' };
      return { status: 201, record: this.#open(request) };
    }
    if (!isSame(contentOf(before), contentOf(request)))
      return { status: 409, reason: 'Another request has this id.' };
    const isNew = !isSame(before.asked, request.asked);
    if (!isNew && before.status !== 'withdrawn') return { status: 200, record: before };
    if (before.answer)
      this.#earlier.set(request.id, [...(this.#earlier.get(request.id) ?? []), before.answer]);
    return { status: 200, record: this.#open(request) };
  }

  decide(id: string, decision: WebhookDecision): DeskAnswer {
    const record = this.#records.get(id);
    if (!record) return { status: 404, reason: 'No request has this id.' };
    const said = [record.answer, ...(this.#earlier.get(id) ?? [])];
    if (said.some((one) => one !== null && isSameDecision(one, decision))) return { status: 200, record };
    if (record.status === 'withdrawn') return { status: 409, reason: 'The request waits no more.' };
    if (record.asked !== null && !record.asked.includes(decision.by)) {
      this.#refuse(record, decision);
      return { status: 403, reason: `${decision.by} may not decide; ${record.asked.join(', ')} was asked.` };
    }
    if (record.answer) {
      return {
        status: 409,
        reason: `It was decided already: ${record.answer.decision} by ${record.answer.by}.`,
      };
    }
    return { status: 200, record: this.#answer(record, decision) };
  }

  /** For the oldest request that waits at the gate and fits, else for the next one to come. */
  decideEarly(gate: string, decision: EarlyDecision): DeskAnswer {
    const known = this.#early.get(decision.key);
    if (known) {
      if (known.gate === gate && isSame(plain(known.decision), plain(decision)))
        return { status: 200, record: null };
      return { status: 409, reason: 'Another decision has this key.' };
    }
    if (this.#early.size >= mostEarly)
      return { status: 503, reason: 'Too many early decisions are kept already.' };
    const entry = { gate, decision, used: false };
    this.#early.set(decision.key, entry);
    for (const record of this.#records.values()) {
      if (!fits(entry, record)) continue;
      entry.used = true;
      return { status: 200, record: this.#answer(record, answerOf(decision)) };
    }
    return { status: 201, record: null };
  }

  /** The agent asks no more: its time ran out, or it ended. */
  withdraw(id: string, asked: readonly string[] | null): DeskAnswer {
    const record = this.#records.get(id);
    if (!record) return { status: 404, reason: 'No request has this id.' };
    if (record.status === 'waiting' && isSame(record.asked, asked))
      this.#keep({ ...record, status: 'withdrawn' });
    return { status: 200, record: this.get(id) };
  }

  /** Calls `listener` at the next change of a request. */
  onChange(id: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(id);
    };
  }

  #open(request: WebhookRequest): WebhookRecord {
    const record: WebhookRecord = {
      ...request,
      status: 'waiting',
      registeredAt: this.#now().toISOString(),
      decidedAt: null,
      answer: null,
      refused: [],
    };
    const early = [...this.#early.values()].find((entry) => fits(entry, record));
    if (!early) return this.#keep(record);
    early.used = true;
    return this.#answer(record, answerOf(early.decision));
  }

  #answer(record: WebhookRecord, answer: WebhookDecision): WebhookRecord {
    return this.#keep({ ...record, status: 'decided', decidedAt: this.#now().toISOString(), answer });
  }

  #refuse(record: WebhookRecord, decision: WebhookDecision): void {
    const isKnown = record.refused.some((one) => isSameDecision(one, decision));
    if (record.status !== 'waiting' || isKnown || record.refused.length >= mostRefused) return;
    this.#keep({ ...record, refused: [...record.refused, decision] });
  }

  #keep(record: WebhookRecord): WebhookRecord {
    this.#records.set(record.id, record);
    for (const listener of [...(this.#listeners.get(record.id) ?? [])]) listener();
    return record;
  }

  /** The oldest request that is over makes room for a new one. */
  #makeRoom(): boolean {
    if (this.#records.size < mostRecords) return true;
    const over = [...this.#records.values()].find(({ status }) => status !== 'waiting');
    if (!over) return false;
    this.#earlier.delete(over.id);
    return this.#records.delete(over.id);
  }
}

function fits(
  { gate, decision, used }: { gate: string; decision: EarlyDecision; used: boolean },
  record: WebhookRecord,
): boolean {
  if (used || record.status !== 'waiting' || record.gate !== gate) return false;
  if (record.asked !== null && !record.asked.includes(decision.by)) return false;
  return decision.when === undefined || containsJson(record.payload, decision.when);
}

function answerOf({ key: _, when: __, ...answer }: EarlyDecision): WebhookDecision {
  return answer;
}

/** The same word of the same person; the reason may be told in other words. */
function isSameDecision(a: WebhookDecision, b: WebhookDecision): boolean {
  return a.decision === b.decision && a.by === b.by && isSame(a.payload ?? null, b.payload ?? null);
}

function contentOf({ gate, node, call, action, payload }: WebhookRequest): Json {
  return [gate, node ?? null, call, action, payload];
}

function plain({ decision, by, reason, payload, when }: EarlyDecision): Json {
  return [decision, by, reason ?? null, payload ?? null, when === undefined ? [] : [when]];
}

function isSame(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
