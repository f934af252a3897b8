import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, RunRecord } from '../../model/reporter.ts';

/**
 * Writes `trials.jsonl`: the trials that the report counts, a line each, as the log has them, with the run and with what
 * the case says: suite, tags, input and expected output.
 */
export const jsonlReporter = {
  name: 'jsonl',
  report: ({ run }: FoldedReport, { record }: { readonly record: RunRecord }) => ({
    files: [{ path: 'trials.jsonl', content: linesOf(run.run, record) }],
  }),
} satisfies Reporter;

function* linesOf(run: string, record: RunRecord): Generator<string, undefined> {
  const cases = new Map(record.cases.map((planned) => [planned.case, planned]));
  for (const { type, ...trial } of record.trials()) {
    const planned = cases.get(trial.case);
    const ofCase = { tags: planned?.tags, input: planned?.input, expected: planned?.expected };
    yield `${onOneLine(JSON.stringify({ type, run, suite: planned?.suite, ...trial, ...ofCase }))}\n`;
  }
}

/** JSON may hold these as they are, but several languages take them for the end of a line. */
function onOneLine(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
