import type { RunEvent } from '../../src/model/event.ts';
import { baselineOf } from '../../src/report/baseline/baseline-of.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { PageData } from '../../src/report/html/page-data.ts';
import { pageDataOf } from '../../src/report/html/page-data-of.ts';
import { foldOf } from './events.ts';

/** What the page is given of a run, compared with an earlier one where events of that are given. */
export function pageData(events: Iterable<RunEvent>, earlier?: Iterable<RunEvent>): Promise<PageData> {
  const baseline = earlier ? { ...baselineOf(foldOf(earlier)), record: null } : null;
  return pageDataOf(buildReport(foldOf(events)), {
    folder: null,
    baseline: async () => baseline,
    history: async () => [],
  });
}
