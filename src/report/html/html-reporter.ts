import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, ReporterOptions } from '../../model/reporter.ts';
import { caseDetails } from './case-details.ts';
import { embedJson } from './embed-json.ts';
import { packDetails } from './pack-details.ts';
import type { CaseDetails } from './page-data.ts';
import { pageDataOf } from './page-data-of.ts';
import { pageTemplate } from './page-template.io.ts';

/** Writes `report.html`: the whole report as one page that opens from disk and needs no network. */
export const htmlReporter: Reporter = {
  name: 'html',
  report: async (report, options) => {
    const template = pageTemplate();
    const data = await pageDataOf(report, options);
    const details = await detailsOf(report, options);
    return { files: [{ path: 'report.html', content: pageChunks(template, data, details) }] };
  },
};

/** The page, its data first, so that it can be shown while the rest is read. */
function* pageChunks(
  { before, after }: ReturnType<typeof pageTemplate>,
  data: Awaited<ReturnType<typeof pageDataOf>>,
  details: Iterable<CaseDetails>,
): Generator<string, undefined> {
  yield `${before}${embedJson('data', data)}\n`;
  const blocks: Record<string, number> = {};
  let number = 0;
  for (const { cases, text } of packDetails(details)) {
    for (const name of cases) blocks[name] = number;
    yield `<script type="text/plain" id="details-${number}">${text}</script>\n`;
    number++;
  }
  yield `${embedJson('blocks', blocks)}\n${after}`;
}

/** Cases with failures first: theirs are the last to be left out. */
async function detailsOf(report: FoldedReport, options: ReporterOptions): Promise<Iterable<CaseDetails>> {
  const { record } = options;
  const baseline = (await options.baseline())?.record ?? null;
  const failing = new Set(Array.from(report.failing, (cell) => cell.case));
  const [first, rest] = [true, false].map((isFailing) =>
    record.cases.filter((planned) => failing.has(planned.case) === isFailing),
  );
  return details();
  function* details(): Generator<CaseDetails, undefined> {
    for (const planned of [...(first ?? []), ...(rest ?? [])]) yield caseDetails(planned, record, baseline);
  }
}
