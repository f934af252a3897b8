import type {
  Approver,
  ApproverAnswer,
  ApproverClock,
  NoAnswer,
  PendingApproval,
  ScriptedApproval,
  UnusedApproval,
} from '../../model/approval.ts';
import { parseDuration } from '../../model/duration.ts';
import { containsJson } from './contains-json.ts';

/** Decisions by gate, each list used up in order. */
export type ApprovalScripts = Readonly<Record<string, readonly ScriptedApproval[]>>;

export interface ScriptedApprover extends Approver {
  /** Whether the script speaks of this gate at all. */
  knows(gate: string): boolean;
  /** Entries that decided nothing so far. */
  unused(): readonly UnusedApproval[];
}

/**
 * Decides as a script says, on the clock of the trial.
 *
 * Each question uses up the first entry left whose `when` is contained in the payload. Where none is left, a request
 * that was answered before (by the wrong person, or by somebody who passed it on) meets silence, and a new one nobody.
 *
 * @param startMs - when the trial began, on its clock: `at` counts from there
 */
export function createScriptedApprover(scripts: ApprovalScripts, startMs: number): ScriptedApprover {
  const queues = new Map(
    Object.entries(scripts).map(([gate, entries]) => [gate, new Queue(gate, entries)] as const),
  );
  return {
    name: 'script',
    waitsOnClock: true,
    async decide(pending, signal, clock) {
      const queue = queues.get(pending.gate);
      if (!queue) return { decision: 'nobody', reason: `Nobody is there to decide on "${pending.gate}".` };
      const entry = queue.take(pending);
      if (!entry) return silence(pending, queue.hasAnswered(pending));
      if (entry.decision === 'never') return { decision: 'never', reason: 'Nobody answers.' };
      const waitMs = delayMs(entry, startMs, clock);
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      return answer({ ...entry, decision: entry.decision }, pending);
    },
    knows: (gate) => queues.has(gate),
    unused: () => [...queues.values()].flatMap((queue) => queue.unused()),
  };
}

class Queue {
  readonly #gate: string;
  readonly #entries: readonly ScriptedApproval[];
  readonly #used = new Set<number>();
  readonly #answered = new Set<string>();
  #reached = false;

  constructor(gate: string, entries: readonly ScriptedApproval[]) {
    this.#gate = gate;
    this.#entries = entries;
  }

  take(pending: PendingApproval): ScriptedApproval | null {
    this.#reached = true;
    const index = this.#entries.findIndex(
      ({ when }, position) =>
        !this.#used.has(position) && (when === undefined || containsJson(pending.payload ?? null, when)),
    );
    const entry = this.#entries[index];
    if (!entry) return null;
    this.#used.add(index);
    this.#answered.add(pending.id);
    return entry;
  }

  hasAnswered(pending: PendingApproval): boolean {
    return this.#answered.has(pending.id);
  }

  unused(): UnusedApproval[] {
    return this.#entries.flatMap(({ decision }, position) =>
      this.#used.has(position)
        ? []
        : [{ gate: this.#gate, entry: position + 1, decision, reached: this.#reached }],
    );
  }
}

function silence({ gate }: PendingApproval, wasAnswered: boolean): NoAnswer {
  const reason = `The script has no decision left for "${gate}".`;
  return { decision: wasAnswered ? 'never' : 'nobody', reason };
}

/** An early decision is kept until the gate is reached; of `after` and `at` the later one holds. */
function delayMs({ after, at }: ScriptedApproval, startMs: number, clock: ApproverClock): number {
  const nowMs = clock.now();
  const afterMs = after === undefined ? 0 : (parseDuration(after) ?? 0);
  const atMs = at === undefined ? 0 : startMs + (parseDuration(at) ?? 0) - nowMs;
  return Math.max(0, afterMs, atMs);
}

/** Somebody who is not named is whoever was asked first. */
function answer(
  { decision, by, reason, payload }: ScriptedApproval & Pick<ApproverAnswer, 'decision'>,
  pending: PendingApproval,
): ApproverAnswer {
  return {
    decision,
    by: by ?? pending.asked?.[0] ?? 'script',
    ...(reason === undefined ? {} : { reason }),
    ...(payload === undefined ? {} : { payload }),
  };
}
