import { dirname, join } from 'node:path';
import { LogReader } from '../../execute/log-reader.io.ts';
import type { HistoryRun } from '../../model/history-run.ts';
import type { RunRecord } from '../../model/reporter.ts';
import { baselineOf } from '../../report/baseline/baseline-of.ts';
import { buildReport } from '../../report/build-report.ts';
import { RunFold } from '../../report/fold/run-fold.ts';
import { caseDetails } from '../../report/html/case-details.ts';
import type { CaseDetails, PageData } from '../../report/html/page-data.ts';
import { pageDataOf } from '../../report/html/page-data-of.ts';
import { baselineRecord } from '../reporting/baseline-record.ts';
import { runRecord } from '../reporting/run-record.ts';
import { shownPath } from '../shown-path.ts';
import { BaselineCopy } from './baseline-copy.ts';
import type { ShownRun } from './shown-run.ts';
import { ViewProblem } from './view-problem.ts';

/** A run that is folded from its log; of one that goes on, only what was appended is read each time. */
export class LoggedRun implements ShownRun {
  readonly #folder: string;
  readonly #log: LogReader;
  readonly #fold = new RunFold();
  readonly #copy: BaselineCopy;
  #record: RunRecord | null = null;
  /** Trials of the run that this one is compared with; they are read when a case is first looked at. */
  #before: Promise<RunRecord | null> | null = null;

  /** @param folder - absolute */
  constructor(folder: string) {
    this.#folder = folder;
    this.#log = new LogReader(join(folder, 'events.jsonl'), 'events.jsonl');
    this.#copy = new BaselineCopy(folder);
  }

  async data(history: readonly HistoryRun[]): Promise<PageData> {
    await this.#readOn();
    const { baseline } = this.#fold;
    const compared = baseline ? { ...baselineOf(baseline), record: null } : null;
    return pageDataOf(buildReport(this.#fold), {
      folder: shownPath(this.#folder),
      baseline: async () => compared,
      history: async () => history,
    });
  }

  async details(caseKey: string): Promise<CaseDetails | null> {
    await this.#readOn();
    const planned = this.#fold.cases.find((candidate) => candidate.case === caseKey);
    if (!planned) return null;
    this.#record ??= runRecord(this.#fold, this.#folder);
    this.#before ??= recordBefore(this.#fold, dirname(this.#folder));
    return caseDetails(planned, this.#record, await this.#before);
  }

  async #readOn(): Promise<void> {
    await this.#log.readOn((event) => this.#fold.apply(event));
    if (this.#fold.started === null)
      throw new ViewProblem(
        409,
        'The log of this run does not tell how it began: its first lines are missing.',
      );
    if (!this.#copy.hasChanged()) return;
    const baseline = this.#copy.read();
    if (baseline) this.#fold.baseline = baseline;
    else delete this.#fold.baseline;
    this.#before = null;
  }
}

async function recordBefore(fold: RunFold, out: string): Promise<RunRecord | null> {
  return (await baselineRecord(fold, out))?.record ?? null;
}
