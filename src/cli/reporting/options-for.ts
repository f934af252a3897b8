import type { ReporterOptions } from '../../model/reporter.ts';
import { shownPath } from '../shown-path.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';
import type { ReportedRun } from './reported-run.ts';
import type { ReporterTarget } from './reporter-target.ts';
import { runRecord } from './run-record.ts';

/** What reporters are told beside the report; what goes into a file is drawn for any terminal. */
export function optionsFor(
  { fold, folder, out }: ReportedRun,
  { color, width, inGroups }: Pick<Terminal, 'color' | 'width' | 'inGroups'>,
): (target: ReporterTarget) => ReporterOptions {
  const record = runRecord(fold, folder);
  const inTerminal = { color, width, inGroups, unicode: supportsUnicode(process.env) };
  const inFile = { color: false, width: 100, unicode: true };
  return ({ type }) => ({
    ...(type === 'file' ? inFile : inTerminal),
    folder: shownPath(folder),
    record,
    baseline: async () => {
      const { baselineRecord } = await import('./baseline-record.ts');
      return baselineRecord(fold, out);
    },
    history: async () => {
      const { historyRuns } = await import('../earlier/history-runs.ts');
      return historyRuns(out);
    },
  });
}
