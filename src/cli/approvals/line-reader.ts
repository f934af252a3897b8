import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Lines of an input on demand; none is lost between two questions. */
export class LineReader {
  readonly #input: Readable & { readonly isTTY?: boolean };
  #reader: Interface | null = null;
  #lines: string[] = [];
  #isClosed = false;
  #wake: (() => void) | null = null;

  constructor(input: Readable & { readonly isTTY?: boolean }) {
    this.#input = input;
  }

  /**
   * The next line, or null once the input is closed.
   *
   * @throws the signal's reason when that is aborted first
   */
  async next(signal: AbortSignal): Promise<string | null> {
    this.#open();
    for (;;) {
      signal.throwIfAborted();
      const line = this.#lines.shift();
      if (line !== undefined) return line;
      if (this.#isClosed) return null;
      await this.#change(signal);
    }
  }

  /** What a person typed before the question was there is no answer to it. A script that is piped in knows its order. */
  forgetTypedAhead(): void {
    if (this.#input.isTTY) this.#lines = [];
  }

  close(): void {
    this.#reader?.close();
  }

  /** Not as a terminal, so that Ctrl-C stays a signal to the process. */
  #open(): void {
    if (this.#reader) return;
    this.#reader = createInterface({
      input: this.#input,
      terminal: false,
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    this.#reader.on('line', (line) => {
      this.#lines.push(line);
      this.#wake?.();
    });
    this.#reader.on('close', () => {
      this.#isClosed = true;
      this.#wake?.();
    });
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#wake = null;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#wake = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
