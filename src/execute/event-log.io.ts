import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const flushAtBytes = 1 << 16;
const flushAfterMs = 500;

/**
 * `events.jsonl` of one run, open for appending.
 *
 * Lines are gathered and written every half second, or earlier when there are many; `flush` writes at once.
 */
export class EventLog {
  readonly path: string;
  readonly #file: number;
  #pending: string[] = [];
  #pendingBytes = 0;
  #timer: NodeJS.Timeout | null = null;
  #onError: (error: unknown) => void;

  /**
   * @param folder - folder of the run; made when it is missing
   * @param onError - told once when the log can no longer be written (a full disk, for example)
   */
  constructor(folder: string, onError: (error: unknown) => void) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, 'events.jsonl');
    this.#file = openSync(this.path, 'a+');
    this.#onError = onError;
    cutTornLine(this.#file);
  }

  /** @param line - one event as JSON, without the line end */
  append(line: string): void {
    this.#pending.push(line);
    this.#pendingBytes += line.length;
    if (this.#pendingBytes >= flushAtBytes) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), flushAfterMs).unref();
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#pending.length === 0) return;
    const block = Buffer.from(`${this.#pending.join('\n')}\n`);
    this.#pending = [];
    this.#pendingBytes = 0;
    try {
      for (let offset = 0; offset < block.length; ) offset += writeSync(this.#file, block, offset);
    } catch (error) {
      const report = this.#onError;
      this.#onError = () => {};
      report(error);
    }
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

/** A killed run may have left half a line; appending after it would spoil the next one, too. */
function cutTornLine(file: number): void {
  const { size } = fstatSync(file);
  const block = Buffer.alloc(1 << 16);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - block.length);
    const read = readSync(file, block, 0, end - start, start);
    const lineEnd = block.subarray(0, read).lastIndexOf(10);
    if (lineEnd >= 0) {
      if (start + lineEnd + 1 < size) ftruncateSync(file, start + lineEnd + 1);
      return;
    }
    end = start;
  }
  if (size > 0) ftruncateSync(file, 0);
}
