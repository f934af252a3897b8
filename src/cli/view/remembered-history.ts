import { dirname, sep } from 'node:path';
import type { HistoryRun } from '../../model/history-run.ts';
import { historyRun } from '../earlier/history-run.ts';
import { runState } from './run-state.ts';

/** Reads what the list of runs tells of one, a second time only where its files have changed. */
export function rememberedHistory(): typeof historyRun {
  const known = new Map<string, { readonly key: string; readonly run: HistoryRun }>();
  return async (folder, name) => {
    const { key } = runState(folder);
    const before = known.get(folder);
    if (before?.key === key) return before.run;
    const run = withoutPaths(await historyRun(folder, name), folder);
    known.set(folder, { key, run });
    return run;
  };
}

/** Where the project lies is nothing that the page has to know. */
function withoutPaths(run: HistoryRun, folder: string): HistoryRun {
  return run.problem === undefined
    ? run
    : { ...run, problem: run.problem.replaceAll(`${dirname(folder)}${sep}`, '') };
}
