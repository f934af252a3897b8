import { createReadStream, statSync } from 'node:fs';
import type { RunEvent } from '../model/event.ts';
import { toFailure } from '../model/failure.ts';
import { EventLogError } from './event-log-error.ts';
import { parseEvent } from './parse-event.ts';

const blockLength = 1 << 20;
const lineEnd = 10;

/**
 * Reads the log of a run, and later on what was appended to it, without holding more of it than a block and a line.
 *
 * Only a line feed ends a line: Node's own reader of lines (from 24 on) also breaks at U+2028, which JSON texts may hold.
 */
export class LogReader {
  readonly #path: string;
  readonly #name: string;
  #inode: number | null = null;
  /** In bytes: behind the last line that was read. */
  #offset = 0;
  #lines = 0;
  /** Why the last whole line is no event. */
  #broken: string | null = null;
  /** Why what stands behind the last line end is no event; null where nothing does. */
  #torn: string | null = null;
  /** What stood behind the last line end was an event that lacked nothing but its own. */
  #isEndMissing = false;

  /** @param name - of the file, for messages */
  constructor(path: string, name: string = path) {
    this.#path = path;
    this.#name = name;
  }

  /** Whether the last line is torn (a killed run leaves one), and therefore left out. */
  get torn(): boolean {
    return this.#broken !== null || this.#torn !== null;
  }

  /**
   * Hands on the events that were not read before, to the present end of the log.
   *
   * @throws EventLogError for a missing, unreadable or empty file, one that was cut or replaced since it was last read, a
   *   broken line in the middle, or a future version. Nothing more can be read after it.
   */
  async readOn(apply: (event: RunEvent) => void): Promise<void> {
    try {
      const end = this.#findEnd();
      if (end > this.#offset) await this.#readTo(end, apply);
    } catch (error) {
      if (error instanceof EventLogError) throw error;
      const reason = toFailure(error).message.replaceAll(this.#path, this.#name);
      throw new EventLogError(`${this.#name} cannot be read: ${reason}`, { cause: error });
    }
    if (this.#lines > 0) return;
    throw new EventLogError(
      this.#torn === null ? `${this.#name} is empty: no run was recorded there.` : this.#problem(this.#torn),
    );
  }

  #findEnd(): number {
    const { ino, size } = statSync(this.#path);
    this.#inode ??= ino;
    if (ino === this.#inode && size >= this.#offset) return size;
    throw new EventLogError(`${this.#name} was cut or replaced while it was read.`);
  }

  async #readTo(end: number, apply: (event: RunEvent) => void): Promise<void> {
    const range = { start: this.#offset, end: end - 1, highWaterMark: blockLength };
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of createReadStream(this.#path, range)) {
      const text: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      rest = text.subarray(this.#readLines(text, apply));
    }
    this.#torn = null;
    if (rest.length > 0) this.#readTail(rest, apply);
  }

  /** Returns where the unfinished line begins. */
  #readLines(text: Buffer, apply: (event: RunEvent) => void): number {
    let start = 0;
    for (let end = text.indexOf(lineEnd); end >= 0; end = text.indexOf(lineEnd, start)) {
      if (end > start || !this.#isEndMissing) this.#readLine(text.toString('utf8', start, end), apply);
      this.#isEndMissing = false;
      this.#offset += end + 1 - start;
      start = end + 1;
    }
    return start;
  }

  #readLine(line: string, apply: (event: RunEvent) => void): void {
    if (this.#broken !== null) throw new EventLogError(this.#broken);
    const event = parseEvent(line);
    if (typeof event !== 'string') apply(event);
    else if (this.#lines === 0) throw new EventLogError(this.#problem(event));
    else this.#broken = this.#problem(event);
    this.#lines++;
  }

  #readTail(tail: Buffer, apply: (event: RunEvent) => void): void {
    if (this.#broken !== null) throw new EventLogError(this.#broken);
    const event = parseEvent(tail.toString());
    if (typeof event === 'string') {
      this.#torn = event;
      return;
    }
    apply(event);
    this.#lines++;
    this.#offset += tail.length;
    this.#isEndMissing = true;
  }

  #problem(reason: string): string {
    return `${this.#name}:${this.#lines + 1}: ${reason}`;
  }
}
