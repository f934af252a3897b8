import { exitCodes } from '../../report/thresholds/verdict.ts';
import { startTry, type Try } from './start-try.ts';
import type { WatchMessage, WatchRequest } from './watch-message.ts';

/** One try of what was asked for, in a process of its own, and what that process has told of it. */
export class Attempt {
  readonly request: WatchRequest;
  readonly #process: Try;
  #isInterrupted = false;
  #isRead = false;
  #isPicked = false;
  #isBegun = false;

  constructor(request: WatchRequest, onMessage: (message: WatchMessage) => void) {
    this.request = request;
    this.#process = startTry(request, (message) => {
      this.#hear(message);
      onMessage(message);
    });
  }

  /** How its process ended: an exit code, or the signal that ended it. */
  get ended(): Promise<number | NodeJS.Signals> {
    return this.#process.ended;
  }

  get isInterrupted(): boolean {
    return this.#isInterrupted;
  }

  /** Whether there is something to try. */
  get isPicked(): boolean {
    return this.#isPicked;
  }

  /** Whether it is worth a new status: a change of a file that nothing reads is not. */
  get isNews(): boolean {
    return this.#isPicked || !this.#isRead || this.request.changes === null;
  }

  /** Whether it could not be tried because of mistakes in files, having ended so. */
  isOwed(end: number | NodeJS.Signals): boolean {
    return !this.#isBegun && !this.#isInterrupted && (!this.#isRead || end === exitCodes.badInput);
  }

  /** Asks it to finish the trials that are running. */
  interrupt(): void {
    this.#isInterrupted = true;
    this.#process.interrupt();
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.#process.end();
  }

  #hear(message: WatchMessage): void {
    if (message.type === 'began') this.#isBegun = true;
    if (message.type !== 'read') return;
    this.#isRead = true;
    this.#isPicked = message.cases > 0;
  }
}
