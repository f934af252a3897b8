import type { Cell, FoldedReport } from '../../model/report.ts';
import type { ReporterOptions } from '../../model/reporter.ts';
import { historyRunOf } from '../history/history-run-of.ts';
import { resumeCommand } from '../show/resume-command.ts';
import type { PageCell, PageData } from './page-data.ts';

/**
 * What the page shows of a report at once.
 *
 * @param options - `folder`: null where there is nothing to go on with
 */
export async function pageDataOf(
  { cells, failing: _, ...report }: FoldedReport,
  options: Pick<ReporterOptions, 'baseline' | 'history'> & { readonly folder: string | null },
): Promise<PageData> {
  const { run, status } = report.run;
  const { folder } = options;
  const compared = await options.baseline();
  const { record: __, ...baseline } = compared ?? { record: null };
  return {
    report,
    cells: Array.from(cells, toPageCell),
    baseline: 'cells' in baseline ? baseline : null,
    resume: folder !== null && status === 'interrupted' ? resumeCommand(run, folder) : null,
    history: withItself(await options.history(), report),
  };
}

/** While a run is reported, its report.json may not lie there yet, or never will: its row comes from what is reported. */
function withItself(history: PageData['history'], report: PageData['report']): PageData['history'] {
  const { run, status } = report.run;
  if (status === 'unfinished') return history;
  return history.map((row) => (row.run === run ? historyRunOf(run, report) : row));
}

function toPageCell({ failures: _, gates: __, judges: ___, ...cell }: Cell): PageCell {
  return cell;
}
