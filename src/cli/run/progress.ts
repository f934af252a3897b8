import { clearInterval, monotonicMs, setInterval } from '../../context/own-time.ts';
import { displayWidth } from '../../model/display-width.ts';
import type { TrialFinished } from '../../model/event.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import { trialKey } from '../../model/trial-key.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';
import { type ProgressState, progressLine } from './progress-line.ts';
import { Throughput } from './throughput.ts';

const redrawMs = 100;
const plainLineMs = 10_000;
/** What takes less is nothing to wait for. */
const slowMs = 2000;
/** Before that, a pace says nothing. */
const leastAgeMs = 1000;

type TrialName = Pick<TrialFinished, 'case' | 'agent' | 'iteration'>;

/** Shows how far a run is: one live line in a terminal, a plain line every ten seconds elsewhere, nothing when quiet. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #isQuiet: boolean;
  readonly #unicode = supportsUnicode(process.env);
  /** When each trial that runs began, the oldest first. */
  readonly #running = new Map<string, { readonly trial: TrialName; readonly startMs: number }>();
  #throughput = new Throughput(0);
  #total = 0;
  #startMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #finished = 0;
  #notPassed = 0;
  #drawn = '';
  #isPaused = false;

  constructor(terminal: Terminal, options: { readonly isQuiet: boolean }) {
    this.#terminal = terminal;
    this.#isQuiet = options.isQuiet;
  }

  /** @param total - trials that are to be tried, those that an earlier part of the run has tried left out */
  begin(total: number): void {
    const { isLive } = this.#terminal;
    this.#total = total;
    this.#startMs = monotonicMs();
    this.#throughput = new Throughput(this.#startMs);
    if (this.#isQuiet) return;
    this.#timer = setInterval(() => this.#show(), isLive ? redrawMs : plainLineMs);
    this.#timer.unref();
  }

  started(trial: TrialName): void {
    this.#running.set(trialKey(trial), { trial, startMs: monotonicMs() });
  }

  finished(trial: TrialFinished): void {
    if (trial.status === 'skipped') return;
    const nowMs = monotonicMs();
    const key = trialKey(trial);
    this.#throughput.finished(nowMs, nowMs - (this.#running.get(key)?.startMs ?? nowMs));
    this.#running.delete(key);
    this.#finished++;
    if (trial.status !== 'passed' && !isWarmUp(trial)) this.#notPassed++;
  }

  /** Removes the live line, so that something else can be printed. */
  clear(): void {
    if (this.#drawn !== '') this.#terminal.error(this.#eraser());
    this.#drawn = '';
  }

  /** Draws nothing until `resume`, so that a person can read and type. */
  pause(): void {
    this.clear();
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.clear();
  }

  #show(): void {
    if (this.#isPaused) return;
    if (!this.#terminal.isLive) {
      this.#terminal.error(`${this.#line(Number.POSITIVE_INFINITY)}\n`);
      return;
    }
    // The last column stays free: some terminals go to the next line as soon as it is written.
    const line = this.#line(Math.max(10, this.#terminal.liveWidth() - 1));
    if (line === this.#drawn) return;
    this.#terminal.error(`${this.#eraser()}${line}`);
    this.#drawn = line;
  }

  /** A terminal that became narrower shows the line in several rows. */
  #eraser(): string {
    const rows = Math.ceil(displayWidth(this.#drawn) / Math.max(1, this.#terminal.liveWidth()));
    return `${'\u001b[2K\u001b[A'.repeat(Math.max(0, rows - 1))}\r\u001b[2K`;
  }

  #line(width: number): string {
    const nowMs = monotonicMs();
    const left = Math.max(0, this.#total - this.#finished);
    const state: ProgressState = {
      finished: this.#finished,
      total: this.#total,
      notPassed: this.#notPassed,
      running: this.#running.size,
      leftMs: left === 0 || nowMs - this.#startMs < leastAgeMs ? null : this.#throughput.timeFor(left, nowMs),
      slowest: this.#slowest(nowMs),
    };
    return progressLine(state, { width, unicode: this.#unicode });
  }

  #slowest(nowMs: number): ProgressState['slowest'] {
    const [oldest] = this.#running.values();
    if (!oldest || nowMs - oldest.startMs < slowMs) return null;
    const { trial, startMs } = oldest;
    return { name: `${trial.case}@${trial.agent}`, forMs: nowMs - startMs };
  }
}
