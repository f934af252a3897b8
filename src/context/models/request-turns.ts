import type { Clock } from '../../model/agent.ts';

export interface TurnSettings {
  /** Requests that may begin in a minute; null: as many as there are. */
  readonly perMinute: number | null;
  /** Requests at once; null: as many as there are. */
  readonly atOnce: number | null;
}

interface Waiting {
  readonly begin: () => void;
}

/** Timers are late by a millisecond or more: at rates where that counts, so much is made up for. */
const lateMs = 100;

/**
 * Whose turn it is to send a request: first come, first served, over all trials of a run.
 *
 * Requests are spread evenly over the minute: one that may see 60 sees one a second.
 */
export class RequestTurns {
  readonly #settings: TurnSettings;
  readonly #clock: Pick<Clock, 'now' | 'sleep'>;
  /** In the order in which they came. */
  readonly #waiting = new Set<Waiting>();
  #running = 0;
  #nextMs = 0;
  #pausedUntilMs = 0;
  #alarm: AbortController | null = null;

  constructor(settings: TurnSettings, clock: Pick<Clock, 'now' | 'sleep'>) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /**
   * Waits for a turn; `leave` must follow once it is over.
   *
   * @returns milliseconds that were waited; 0 where the turn came at once
   * @throws the signal's reason when that is aborted during the wait
   */
  enter(signal: AbortSignal): Promise<number> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = (): void => {
        this.#waiting.delete(waiting);
        this.#admit();
        reject(signal.reason);
      };
      const cameMs = this.#clock.now();
      let isQueued = false;
      const waiting = {
        begin: () => {
          signal.removeEventListener('abort', stop);
          resolve(isQueued ? this.#clock.now() - cameMs : 0);
        },
      };
      signal.addEventListener('abort', stop, { once: true });
      this.#waiting.add(waiting);
      this.#admit();
      isQueued = true;
    });
  }

  leave(): void {
    this.#running--;
    this.#admit();
  }

  /** Lets nobody begin for so long: the service asked for it. */
  pause(durationMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#clock.now() + durationMs);
  }

  #admit(): void {
    this.#alarm?.abort();
    this.#alarm = null;
    const { atOnce, perMinute } = this.#settings;
    for (const waiting of this.#waiting) {
      if (this.#running >= (atOnce ?? Number.POSITIVE_INFINITY)) return;
      const now = this.#clock.now();
      const waitMs = Math.max(this.#pausedUntilMs, this.#nextMs) - now;
      if (waitMs > 0) {
        this.#admitIn(waitMs);
        return;
      }
      if (perMinute !== null) this.#nextMs = nextAfter(now, this.#nextMs, 60_000 / perMinute);
      this.#waiting.delete(waiting);
      this.#running++;
      waiting.begin();
    }
  }

  #admitIn(waitMs: number): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#clock.sleep(waitMs, alarm.signal).then(
      () => this.#admit(),
      () => {},
    );
  }
}

function nextAfter(now: number, dueMs: number, apartMs: number): number {
  return Math.max(dueMs, apartMs < lateMs ? now - lateMs : now) + apartMs;
}
