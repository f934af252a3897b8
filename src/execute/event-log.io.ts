import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from '../context/own-time.ts';
import { makeFolder } from './make-folder.io.ts';

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
  #isBroken = false;
  readonly #onError: (error: unknown) => void;

  /**
   * @param folder - folder of the run; made when it is missing
   * @param onError - told once when the log can no longer be written (a full disk, for example)
   */
  constructor(folder: string, onError: (error: unknown) => void) {
    makeFolder(folder);
    this.path = join(folder, 'events.jsonl');
    this.#file = openSync(this.path, 'a+');
    this.#onError = onError;
    endLastLine(this.#file);
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
    // After half a line nothing may follow, even when there is room again: the log could not be read any more.
    if (this.#pending.length === 0 || this.#isBroken) return;
    const block = Buffer.from(`${this.#pending.join('\n')}\n`);
    this.#pending = [];
    this.#pendingBytes = 0;
    try {
      for (let offset = 0; offset < block.length; ) offset += writeSync(this.#file, block, offset);
    } catch (error) {
      this.#isBroken = true;
      this.#onError(error);
    }
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

/**
 * A killed run may have left a line without its end; appending after it would spoil the next one, too.
 *
 * One that is whole all the same is kept, because whoever read the log before has counted it.
 */
function endLastLine(file: number): void {
  const { size } = fstatSync(file);
  const start = startOfLastLine(file, size);
  if (start === size) return;
  const tail = Buffer.alloc(size - start);
  readSync(file, tail, 0, tail.length, start);
  if (isWhole(tail.toString())) writeSync(file, '\n');
  else ftruncateSync(file, start);
}

/** Offset after the last line end. */
function startOfLastLine(file: number, size: number): number {
  const block = Buffer.alloc(1 << 16);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - block.length);
    const read = readSync(file, block, 0, end - start, start);
    const lineEnd = block.subarray(0, read).lastIndexOf(10);
    if (lineEnd >= 0) return start + lineEnd + 1;
    end = start;
  }
  return 0;
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
