import { clearInterval, monotonicMs, setInterval } from '../../context/own-time.ts';
import { formatDuration } from '../../model/duration.ts';
import type { TrialFinished } from '../../model/event.ts';
import { formatCount } from '../../model/format-count.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import type { Terminal } from '../terminal.ts';

const redrawMs = 100;
const plainLineMs = 10_000;

/** Shows how far a run is: one live line in a terminal, a plain line every ten seconds elsewhere. */
export class Progress {
  readonly #terminal: Terminal;
  #total = 0;
  #startMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #finished = 0;
  #notPassed = 0;
  #running = 0;
  #isDrawn = false;
  #isPaused = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** @param total - trials that are to be tried */
  begin(total: number): void {
    const terminal = this.#terminal;
    this.#total = total;
    this.#startMs = monotonicMs();
    const draw = terminal.isLive ? () => this.#draw() : () => this.#line();
    this.#timer = setInterval(draw, terminal.isLive ? redrawMs : plainLineMs);
    this.#timer.unref();
  }

  started(): void {
    this.#running++;
  }

  finished(trial: TrialFinished): void {
    if (trial.status === 'skipped') return;
    this.#running--;
    this.#finished++;
    if (trial.status !== 'passed' && !isWarmUp(trial)) this.#notPassed++;
  }

  /** Removes the live line, so that something else can be printed. */
  clear(): void {
    if (this.#isDrawn) this.#terminal.error('\r\u001b[2K');
    this.#isDrawn = false;
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

  #draw(): void {
    if (this.#isPaused) return;
    this.#terminal.error(`\r\u001b[2K${this.#text().slice(0, Math.max(10, this.#terminal.width - 1))}`);
    this.#isDrawn = true;
  }

  #line(): void {
    if (this.#isPaused) return;
    this.#terminal.error(`${this.#text()}\n`);
  }

  #text(): string {
    const notPassed = this.#notPassed > 0 ? `, ${formatCount(this.#notPassed)} did not pass` : '';
    return `${formatCount(this.#finished)} of ${formatCount(this.#total)} trials${notPassed}, ${formatCount(this.#running)} running${this.#eta()}`;
  }

  #eta(): string {
    const elapsedMs = monotonicMs() - this.#startMs;
    if (this.#finished === 0 || elapsedMs < 1000) return '';
    const leftMs = (elapsedMs / this.#finished) * (this.#total - this.#finished);
    return `, about ${formatDuration(Math.max(1000, leftMs))} left`;
  }
}
