import { isWhole } from './is-whole.ts';
import { removeSuperseded } from './remove-superseded.ts';
import type { WatchMessage, WatchRequest } from './watch-message.ts';

/** What a watch knows of what was tried so far. */
export class WatchResults {
  /** Absolute folder of the runs. */
  out: string;
  /** Cells in which a trial did not pass when they were tried last. */
  readonly failed = new Set<string>();
  /** Of what was tried last. */
  counts = { cases: 0, files: 0 };
  /** Name of the newest run of this watch; null before the first. */
  #run: string | null = null;

  /** @param out - as far as the command line tells */
  constructor(out: string) {
    this.out = out;
  }

  hear(message: WatchMessage, request: WatchRequest): void {
    if (message.type === 'read') {
      this.out = message.out;
      if (message.cases > 0) this.counts = { cases: message.cases, files: message.files };
    }
    if (message.type === 'began') {
      // One watch is one entry of the history.
      if (this.#run !== null) removeSuperseded(this.out, this.#run);
      this.#run = message.run;
    }
    if (message.type !== 'ended') return;
    // What is gone with its case is not among what was tried.
    if (isWhole(request)) this.failed.clear();
    for (const cell of message.tried) this.failed.delete(cell);
    for (const cell of message.failed) this.failed.add(cell);
  }
}
