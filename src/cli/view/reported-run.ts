import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryRun } from '../../model/history-run.ts';
import { type Report, reportSchema } from '../../model/report.ts';
import { baselineOf } from '../../report/baseline/baseline-of.ts';
import { readReport } from '../../report/earlier/read-report.ts';
import type { CaseDetails, PageData } from '../../report/html/page-data.ts';
import { pageDataOf } from '../../report/html/page-data-of.ts';
import { BaselineCopy } from './baseline-copy.ts';
import type { ShownRun } from './shown-run.ts';
import { ViewProblem } from './view-problem.ts';

/** A run of which only the report is left, as it came from elsewhere: of its trials, those that failed are known. */
export class ReportedRun implements ShownRun {
  readonly #report: Report;
  readonly #copy: BaselineCopy;

  /**
   * @param folder - absolute
   * @throws ViewProblem where the report cannot be used; system errors where it cannot be read
   */
  constructor(folder: string) {
    this.#report = parseReport(readFileSync(join(folder, 'report.json'), 'utf8'));
    this.#copy = new BaselineCopy(folder);
  }

  async data(history: readonly HistoryRun[]): Promise<PageData> {
    const baseline = this.#copy.read();
    const compared = baseline ? { ...baselineOf(baseline), record: null } : null;
    return pageDataOf(
      { ...this.#report, failing: [] },
      // Without its log no run can be gone on with.
      { folder: null, baseline: async () => compared, history: async () => history },
    );
  }

  async details(caseKey: string): Promise<CaseDetails | null> {
    const { cells, run } = this.#report;
    const failures = cells.filter((cell) => cell.case === caseKey).flatMap((cell) => cell.failures);
    const [first] = failures;
    if (!first) return null;
    return {
      case: caseKey,
      input: first.input,
      ...(first.expected === undefined ? {} : { expected: first.expected }),
      // A report does not say when a trial that failed ended.
      trials: failures.map(({ input: _, expected: __, shortened: ___, ...trial }) => ({
        ...trial,
        at: run.at,
      })),
      baseline: [],
    };
  }
}

function parseReport(text: string): Report {
  const reading = readReport(text);
  if ('problem' in reading)
    throw new ViewProblem(
      409,
      `This run cannot be shown. It has no log, and of its report.json: ${reading.problem}`,
    );
  const { data } = reportSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  if (data) return data;
  throw new ViewProblem(409, 'This run cannot be shown: it has no log, and its report.json is a baseline.');
}
