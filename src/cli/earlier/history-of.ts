import { statSync } from 'node:fs';
import type { HistoryRun } from '../../model/history-run.ts';
import { historyRun } from './history-run.ts';

/**
 * What the list of runs tells of these, newest first.
 *
 * @param folders - absolute, by the names of the runs
 * @param read - what reads one of them
 */
export async function historyOf(
  folders: ReadonlyMap<string, string>,
  read = historyRun,
): Promise<readonly HistoryRun[]> {
  const runs: { readonly run: HistoryRun; readonly order: string }[] = [];
  for (const [name, folder] of folders) {
    const run = await read(folder, name);
    runs.push({ run, order: `${run.at ?? statSync(folder).mtime.toISOString()} ${name}` });
  }
  return runs.sort((a, b) => (a.order < b.order ? 1 : -1)).map(({ run }) => run);
}
