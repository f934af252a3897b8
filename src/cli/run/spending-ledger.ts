import { openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder } from '../../execute/make-folder.io.ts';
import { holderOf, isAlive } from './process-holder.ts';

const usd = z.number().min(0);
const lineSchema = z.object({
  process: z.object({ pid: z.int(), host: z.string(), start: z.string() }),
  spentUsd: usd,
  openUsd: usd,
});

/** What one process has spent and reserved, in billionths of a US dollar. */
interface Share {
  readonly process: z.infer<typeof lineSchema>['process'];
  readonly spent: number;
  readonly open: number;
}

/**
 * What all processes spend on models in a day: `spending-<day>.jsonl`, only ever appended to. The last line of a process
 * says what it has spent and what it has reserved, so that no lock is needed: who has written its own line and then
 * reads, sees everybody that may have read before.
 */
export class SpendingLedger {
  readonly path: string;
  readonly #file: number;
  readonly #shares = new Map<string, Share>();
  #own: Share = { process: holderOf(process.pid), spent: 0, open: 0 };
  #offset = 0;
  #line = 0;

  /**
   * @param out - folder of the runs
   * @param day - as in `2026-11-20`
   */
  constructor(out: string, day: string) {
    makeFolder(out);
    this.path = join(out, `spending-${day}.jsonl`);
    this.#file = openSync(this.path, 'a+');
    this.read();
    const before = this.#shares.get(keyOf(this.#own));
    if (before) this.#own = before;
  }

  /**
   * Adds to what this process has spent and reserved.
   *
   * @throws system errors
   */
  change(spent: number, open: number): void {
    this.#own = { ...this.#own, spent: this.#own.spent + spent, open: this.#own.open + open };
    const { process, spent: spentNow, open: openNow } = this.#own;
    const line = JSON.stringify({ process, spentUsd: spentNow / 1e9, openUsd: openNow / 1e9 });
    writeSync(this.#file, `${line}\n`);
  }

  /**
   * Reads what others have written. Of a line that somebody is writing the rest is read the next time.
   *
   * @throws Error where a line cannot be read; system errors
   */
  read(): void {
    const text = this.#textFrom(this.#offset);
    for (let begin = 0, end = text.indexOf(10); end >= 0; begin = end + 1, end = text.indexOf(10, begin)) {
      const share = shareIn(text.toString('utf8', begin, end));
      if (!share) throw new Error(`${this.path}:${this.#line + 1} is damaged`);
      this.#shares.set(keyOf(share), share);
      this.#offset += end + 1 - begin;
      this.#line++;
    }
  }

  /** What is spent, and what is reserved by processes that are still there. What others had reserved counts as spent. */
  totals(): { readonly spent: number; readonly open: number } {
    let { spent, open } = this.#own;
    for (const [key, share] of this.#shares) {
      if (key === keyOf(this.#own)) continue;
      spent += share.spent;
      if (share.open === 0) continue;
      if (isAlive(share.process)) open += share.open;
      else spent += share.open;
    }
    return { spent, open };
  }

  #textFrom(offset: number): Buffer {
    const blocks: Buffer[] = [];
    for (let at = offset, size = -1; size !== 0; at += size) {
      const block = Buffer.alloc(1 << 14);
      size = readSync(this.#file, block, 0, block.length, at);
      blocks.push(block.subarray(0, size));
    }
    return Buffer.concat(blocks);
  }
}

function shareIn(text: string): Share | null {
  try {
    const { data } = lineSchema.safeParse(JSON.parse(text));
    if (!data) return null;
    return {
      process: data.process,
      spent: Math.round(data.spentUsd * 1e9),
      open: Math.round(data.openUsd * 1e9),
    };
  } catch {
    return null;
  }
}

function keyOf({ process: { pid, host, start } }: Share): string {
  return `${pid} ${start} ${host}`;
}
