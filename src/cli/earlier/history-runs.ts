import type { HistoryRun } from '../../model/history-run.ts';
import { historyOf } from './history-of.ts';
import { runFolders } from './run-folders.ts';

/**
 * The runs in a folder, newest first; those without a usable report, too.
 *
 * @param out - absolute
 */
export function historyRuns(out: string): Promise<readonly HistoryRun[]> {
  return historyOf(runFolders(out));
}
