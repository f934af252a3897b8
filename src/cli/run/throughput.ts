/** How many milliseconds back the pace is measured, where a run is longer than that. */
const longestMs = 300_000;
const leastGapMs = 100;

/**
 * The pace at which trials end, as it is now: a slow start, such as that of a model that has to be loaded, is forgotten
 * once the run is twice as old.
 */
export class Throughput {
  readonly #startMs: number;
  readonly #marks: { readonly atMs: number; readonly finished: number }[] = [];
  #finished = 0;
  #meanMs = 0;

  constructor(startMs: number) {
    this.#startMs = startMs;
    this.#marks.push({ atMs: startMs, finished: 0 });
  }

  /** @param tookMs - from the start of the trial to its verdict */
  finished(nowMs: number, tookMs: number): void {
    this.#finished++;
    this.#meanMs += (tookMs - this.#meanMs) / Math.min(this.#finished, 20);
    const last = this.#marks.at(-1);
    if (last && nowMs - last.atMs >= leastGapMs) this.#marks.push({ atMs: nowMs, finished: this.#finished });
  }

  /** How long so many trials take at the present pace; null where nothing says how fast they end. */
  timeFor(trials: number, nowMs: number): number | null {
    const from = this.#from(nowMs);
    const ended = this.#finished - from.finished;
    return ended === 0 ? null : (trials * (nowMs - from.atMs)) / ended;
  }

  /**
   * The newer half of the run; all of it as long as that half holds less than two trials one after the other, because
   * trials that began together end together.
   */
  #from(nowMs: number): { readonly atMs: number; readonly finished: number } {
    const ageMs = nowMs - this.#startMs;
    const windowMs = Math.min(ageMs / 2, Math.max(longestMs, 2 * this.#meanMs));
    const marks = this.#marks;
    if (windowMs < 2 * this.#meanMs) return marks[0] ?? { atMs: this.#startMs, finished: 0 };
    const index = Math.max(
      0,
      marks.findLastIndex(({ atMs }) => atMs <= nowMs - windowMs),
    );
    return marks[index] ?? { atMs: this.#startMs, finished: 0 };
  }
}
