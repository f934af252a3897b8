import type { Cell, FoldedReport } from '../../model/report.ts';
import type { ReporterOptions } from '../../model/reporter.ts';
import type { PageCell, PageData } from './page-data.ts';

/** What the page shows of a report at once. */
export async function pageDataOf(
  { cells, failing: _, ...report }: FoldedReport,
  options: Pick<ReporterOptions, 'baseline' | 'history'>,
): Promise<PageData> {
  const compared = await options.baseline();
  const { record: __, ...baseline } = compared ?? { record: null };
  return {
    report,
    cells: Array.from(cells, toPageCell),
    baseline: 'cells' in baseline ? baseline : null,
    history: await options.history(),
  };
}

function toPageCell({ failures: _, gates: __, judges: ___, ...cell }: Cell): PageCell {
  return cell;
}
