import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryRun } from '../../model/history-run.ts';
import type { CaseDetails } from '../../report/html/page-data.ts';
import { hasRun } from '../earlier/run-folders.ts';
import { LoggedRun } from './logged-run.ts';
import { ReportedRun } from './reported-run.ts';
import { runState } from './run-state.ts';
import type { ShownRun } from './shown-run.ts';
import { ViewProblem } from './view-problem.ts';

/** Runs that are kept in memory: each holds all its figures. */
const mostOpen = 4;

interface Opened {
  readonly run: ShownRun;
  /** What it was read from. */
  readonly source: string;
}

/** JSON of what the page shows at once, and what it is of. */
interface Shown {
  readonly key: string;
  readonly body: Buffer;
}

/**
 * The runs that were looked at last. Of each, one request after the other is answered: what one reads on must not change
 * what another is counting.
 */
export class RunShelf {
  /** By folder, the one that was asked for last at the end. */
  readonly #opened = new Map<string, Opened>();
  readonly #shown = new Map<string, Shown>();
  readonly #costs = new Map<string, number>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** `PageData` as JSON; the same for all who ask while nothing changes. */
  page(folder: string, history: () => Promise<readonly HistoryRun[]>): Promise<Buffer> {
    return this.#inTurn(folder, async () => {
      const began = performance.now();
      const runs = await history();
      const key = `${runState(folder).key} ${JSON.stringify(runs)}`;
      const known = this.#shown.get(folder);
      if (known?.key === key) return known.body;
      const body = Buffer.from(JSON.stringify(await this.#open(folder).data(runs)));
      this.#shown.set(folder, { key, body });
      this.#costs.set(folder, performance.now() - began);
      return body;
    });
  }

  details(folder: string, caseKey: string): Promise<CaseDetails | null> {
    return this.#inTurn(folder, () => this.#open(folder).details(caseKey));
  }

  /** Milliseconds that it last took to make the page of a run anew. */
  costOf(folder: string): number {
    return this.#costs.get(folder) ?? 0;
  }

  #inTurn<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#turns.get(folder) ?? Promise.resolve();
    const turn = before.then(work);
    // It may be mended, or another file: whoever asks again has it read anew.
    this.#turns.set(
      folder,
      turn.catch(() => this.#forget(folder)),
    );
    return turn;
  }

  #open(folder: string): ShownRun {
    if (!hasRun(folder)) throw new ViewProblem(404, 'The files of this run are gone.');
    const hasLog = existsSync(join(folder, 'events.jsonl'));
    const source = hasLog ? 'events.jsonl' : runState(folder).key;
    const known = this.#opened.get(folder);
    const opened = known?.source === source ? known : { run: read(folder, hasLog), source };
    this.#opened.delete(folder);
    this.#opened.set(folder, opened);
    for (const one of [...this.#opened.keys()].slice(0, -mostOpen)) this.#forget(one);
    return opened.run;
  }

  #forget(folder: string): void {
    this.#opened.delete(folder);
    this.#shown.delete(folder);
  }
}

function read(folder: string, hasLog: boolean): ShownRun {
  return hasLog ? new LoggedRun(folder) : new ReportedRun(folder);
}
