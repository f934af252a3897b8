import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { TrialFinished } from '../model/event.ts';
import { trialKey } from '../model/trial-key.ts';

type TrialName = Pick<TrialFinished, 'case' | 'agent' | 'iteration'>;

const blockLength = 1 << 20;
const lineEnd = 10;
const closingBrace = 125;
/** Bytes at the beginning of a line that hold the names of its trial, if they are as long as names are. */
const namesLength = 1024;

/**
 * Reads single trials out of `events.jsonl`: where each lies is found once, and only what is asked for is parsed. What
 * was appended since is found when it is asked for.
 */
export class TrialLog {
  readonly #path: string;
  /** Offset and length of the last record of each trial. */
  readonly #places = new Map<string, readonly [offset: number, length: number]>();
  #size = 0;
  /** Where the last line begins that has no end yet. */
  #unfinished = 0;

  /**
   * @param path - absolute
   * @throws system errors when the file cannot be read
   */
  constructor(path: string) {
    this.#path = path;
    this.#open((file) => this.#index(file));
  }

  /** null where the log has no such trial. */
  read(name: TrialName): TrialFinished | null {
    return this.#open((file) => {
      this.#index(file);
      const place = this.#places.get(trialKey(name));
      const line = place ? readAt(file, ...place) : null;
      if (line === null) return null;
      const trial: TrialFinished = JSON.parse(line.toString());
      return trial;
    });
  }

  #open<Result>(work: (file: number) => Result): Result {
    const file = openSync(this.#path, 'r');
    try {
      return work(file);
    } finally {
      closeSync(file);
    }
  }

  #index(file: number): void {
    const { size } = fstatSync(file);
    if (size === this.#size) return;
    this.#size = size;
    let rest = Buffer.alloc(0);
    let offset = this.#unfinished;
    for (;;) {
      const block = Buffer.alloc(blockLength);
      const count = readSync(file, block, 0, blockLength, offset + rest.length);
      if (count === 0) break;
      const text =
        rest.length === 0 ? block.subarray(0, count) : Buffer.concat([rest, block.subarray(0, count)]);
      const start = this.#addLines(text, offset);
      rest = text.subarray(start);
      offset += start;
    }
    this.#unfinished = offset;
    this.#add(rest, offset);
  }

  /** Returns where the last, unfinished line begins. */
  #addLines(text: Buffer, offset: number): number {
    let start = 0;
    for (let end = text.indexOf(lineEnd); end >= 0; end = text.indexOf(lineEnd, start)) {
      this.#add(text.subarray(start, end), offset + start);
      start = end + 1;
    }
    return start;
  }

  #add(line: Buffer, offset: number): void {
    const key = keyIn(line);
    if (key !== null) this.#places.set(key, [offset, line.length]);
  }
}

function readAt(file: number, offset: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const count = readSync(file, bytes, read, length - read, offset + read);
    if (count === 0) return null;
    read += count;
  }
  return bytes;
}

const beginning = '{"type":"trial-finished"';
const names = /^\{"type":"trial-finished","case":"([^"\\]+)","agent":"([^"\\]+)","iteration":(-?\d+),/;

/** The trial that a line records; null for other events, and for a line that was cut off. */
function keyIn(line: Buffer): string | null {
  const start = line.toString('utf8', 0, namesLength);
  if (!start.startsWith(beginning)) return null;
  const [, caseKey, agent, iteration] = names.exec(start) ?? [];
  const isWhole = line.at(-1) === closingBrace;
  if (caseKey !== undefined && agent !== undefined && isWhole)
    return trialKey({ case: caseKey, agent, iteration: Number(iteration) });
  return keyByParsing(line);
}

function keyByParsing(line: Buffer): string | null {
  try {
    return trialKey(JSON.parse(line.toString()));
  } catch {
    return null;
  }
}
