import { join } from 'node:path';
import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, ReporterOptions } from '../../model/reporter.ts';
import type { RunFold } from '../../report/fold/run-fold.ts';
import { shownPath } from '../shown-path.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';
import { baselineRecord } from './baseline-record.ts';
import { runRecord } from './run-record.ts';
import { writeWhole } from './write-whole.ts';

export interface ReportedRun {
  readonly report: FoldedReport;
  readonly fold: RunFold;
  /** Absolute folder of the run. */
  readonly folder: string;
  /** Absolute folder of the runs. */
  readonly out: string;
}

/**
 * Lets reporters have their say: files into the folder of the run, each whole or not at all; text to the terminal.
 *
 * @throws system errors when a file cannot be written
 */
export async function writeReports(
  run: ReportedRun,
  reporters: readonly Reporter[],
  terminal: Terminal,
): Promise<void> {
  const options = optionsFor(run, terminal);
  const texts: string[] = [];
  for (const reporter of reporters) {
    const { text, files = [] } = (await reporter.report?.(run.report, options)) ?? {};
    for (const { path, content } of files) writeWhole(join(run.folder, path), content);
    if (text !== undefined) texts.push(text);
  }
  for (const text of texts) terminal.out(text);
}

function optionsFor(
  { fold, folder, out }: ReportedRun,
  { color, width, inGroups }: Terminal,
): ReporterOptions {
  return {
    color,
    width,
    inGroups,
    folder: shownPath(folder),
    unicode: supportsUnicode(process.env),
    record: runRecord(fold, folder),
    baseline: () => baselineRecord(fold, out),
    history: async () => {
      const { historyRuns } = await import('../earlier/history-runs.ts');
      return historyRuns(out);
    },
  };
}
