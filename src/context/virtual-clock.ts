import type { Clock } from '../model/agent.ts';
import { longestTimerMs } from '../model/duration.ts';
import { clearImmediate, clearTimeout, monotonicMs, setImmediate, setTimeout } from './own-time.ts';

const epochMs = Date.UTC(2000, 0, 1);

/** Real time without any registered work after which a trial is told to be waiting on something unknown. */
const unregisteredWaitMs = 50;

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly fire: () => void;
}

interface Deadline {
  dueMs: number;
  /** When time is really out, seen from a moment up to which nothing happens. */
  readonly limitAt: (atMs: number) => number;
  readonly fire: () => void;
}

/**
 * Time that jumps to the next timer when the trial that owns it has nothing else to do.
 *
 * While real work is held the clock flows with real time, so that a held call of 80 ms takes 80 ms here too and a
 * timer of 50 ms beside it fires first. Otherwise it stands still until every promise of the trial has settled, then
 * jumps. Each trial has its own.
 */
export class VirtualClock implements Clock {
  /** The trial waited in real time on something that this clock was not told of: its latency is not known. */
  waitedUnregistered = false;
  #elapsedMs = 0;
  #timers: Timer[] = [];
  #ordered = 0;
  #holds = 0;
  #flowingSince = 0;
  #wakeUp: NodeJS.Timeout | null = null;
  #stall: NodeJS.Timeout | null = null;
  #idleCheck: NodeJS.Immediate | null = null;
  #deadline: Deadline | null = null;
  #closed = false;

  now(): number {
    return epochMs + this.elapsedMs();
  }

  /** Milliseconds since the trial began. */
  elapsedMs(): number {
    return this.#elapsedMs + (this.#holds > 0 ? monotonicMs() - this.#flowingSince : 0);
  }

  sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = (): void => {
        this.#remove(timer);
        reject(signal?.reason);
      };
      const timer = this.#add(durationMs, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  async hold<Value>(work: Promise<Value>): Promise<Value> {
    this.#startHold();
    try {
      return await work;
    } finally {
      this.#endHold();
    }
  }

  /**
   * Fires `onDeadline` when a jump would pass `durationMs`; it never makes the clock jump by itself.
   *
   * @param limitAt - moves the deadline further away: asked when it is reached, with the moment that the clock would
   * go to, and gives the milliseconds since the trial began at which time is really out
   */
  setDeadline(
    durationMs: number,
    onDeadline: () => void,
    limitAt = (_atMs: number): number => durationMs,
  ): void {
    this.#deadline = { dueMs: durationMs, fire: onDeadline, limitAt };
  }

  /** Tells the clock that the trial runs from here on, so that it may jump once everything has settled. */
  begin(): void {
    this.#checkIdleSoon();
  }

  /** Ends the trial's time: nothing fires any more. */
  close(): void {
    this.#closed = true;
    this.#timers = [];
    if (this.#wakeUp) clearTimeout(this.#wakeUp);
    if (this.#stall) clearTimeout(this.#stall);
    if (this.#idleCheck) clearImmediate(this.#idleCheck);
  }

  #add(durationMs: number, fire: () => void): Timer {
    const timer = { dueMs: this.elapsedMs() + Math.max(0, durationMs || 0), order: this.#ordered++, fire };
    if (this.#closed) return timer;
    this.#timers.push(timer);
    if (this.#holds > 0) this.#wakeAtNextTimer();
    else this.#checkIdleSoon();
    return timer;
  }

  #remove(timer: Timer): void {
    this.#timers = this.#timers.filter((candidate) => candidate !== timer);
    this.#checkIdleSoon();
  }

  /** Promises settle before an immediate runs, so by then the trial has done all it can without time passing. */
  #checkIdleSoon(): void {
    if (this.#closed || this.#idleCheck) return;
    if (this.#stall) clearTimeout(this.#stall);
    this.#stall = null;
    this.#idleCheck = setImmediate(() => {
      this.#idleCheck = null;
      if (this.#closed || this.#holds > 0) return;
      const next = this.#next();
      if (next) this.#jumpTo(next);
      else this.#watchForStall();
    });
  }

  #next(): Timer | null {
    let next: Timer | null = null;
    for (const timer of this.#timers) {
      if (!next || timer.dueMs < next.dueMs || (timer.dueMs === next.dueMs && timer.order < next.order))
        next = timer;
    }
    return next;
  }

  #jumpTo(next: Timer): void {
    if (this.#isOutOfTime(next.dueMs)) {
      this.#elapsedMs = Math.max(this.#elapsedMs, this.#deadline?.dueMs ?? 0);
      this.#deadline?.fire();
      return;
    }
    this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
    this.#fire(next);
    this.#checkIdleSoon();
  }

  /**
   * Whether the deadline lies before a moment up to which nothing happens; it may move away when asked. What is due at
   * the very limit is still in time.
   */
  #isOutOfTime(atMs: number): boolean {
    const deadline = this.#deadline;
    if (!deadline || deadline.dueMs >= atMs) return false;
    deadline.dueMs = deadline.limitAt(Number.isFinite(atMs) ? atMs : deadline.dueMs);
    return deadline.dueMs < atMs;
  }

  #fire(timer: Timer): void {
    this.#timers = this.#timers.filter((candidate) => candidate !== timer);
    timer.fire();
  }

  #startHold(): void {
    if (this.#holds === 0) {
      this.#flowingSince = monotonicMs();
      if (this.#stall) clearTimeout(this.#stall);
      this.#stall = null;
    }
    this.#holds++;
    this.#wakeAtNextTimer();
  }

  #endHold(): void {
    if (this.#holds === 1) this.#elapsedMs = this.elapsedMs();
    this.#holds--;
    if (this.#holds === 0 && this.#wakeUp) clearTimeout(this.#wakeUp);
    this.#checkIdleSoon();
  }

  /** While time flows, the next timer is due in real time; the deadline counts as one. */
  #wakeAtNextTimer(): void {
    if (this.#wakeUp) clearTimeout(this.#wakeUp);
    const next = this.#next();
    const dueMs = Math.min(
      next?.dueMs ?? Number.POSITIVE_INFINITY,
      this.#deadline?.dueMs ?? Number.POSITIVE_INFINITY,
    );
    if (this.#closed || this.#holds === 0 || !Number.isFinite(dueMs)) return;
    const untilMs = Math.min(longestTimerMs, Math.max(0, dueMs - this.elapsedMs()));
    this.#wakeUp = setTimeout(() => this.#fireDue(), untilMs);
  }

  #fireDue(): void {
    if (this.#closed || this.#holds === 0) return;
    const elapsedMs = this.elapsedMs();
    if (this.#isOutOfTime(elapsedMs)) {
      this.#deadline?.fire();
      return;
    }
    const due = this.#next();
    if (due && due.dueMs <= elapsedMs) this.#fire(due);
    this.#wakeAtNextTimer();
  }

  #watchForStall(): void {
    this.#stall = setTimeout(() => {
      // The loop may have been busy with others: let pending input and output arrive before judging.
      setImmediate(() => {
        if (!this.#closed && this.#holds === 0 && this.#stall) this.waitedUnregistered = true;
      });
    }, unregisteredWaitMs);
    this.#stall.unref();
  }
}
