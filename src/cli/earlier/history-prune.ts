import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseDuration } from '../../model/duration.ts';
import type { HistoryRun } from '../../model/history-run.ts';
import { visibleText } from '../../model/visible-text.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { confirm } from '../confirm.ts';
import { baselineTarget } from '../run/find-baseline.ts';
import { isGoingOn } from '../run/run-lock.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { findRunsFolder } from './find-runs-folder.ts';
import { historyRuns } from './history-runs.ts';
import { findRun } from './run-folder.ts';

export interface HistoryPruneOptions {
  readonly keep?: number;
  readonly olderThan?: string;
  readonly yes?: true;
  readonly out?: string;
  readonly config?: string;
}

/**
 * `agent-eval history prune`: removes old runs after asking; never the newest, one that is going on, or one that holds
 * the baseline. With both limits only what is past both.
 */
export async function historyPrune(options: HistoryPruneOptions, terminal: Terminal): Promise<number> {
  const { keep, olderThan, yes } = options;
  if (keep === undefined && olderThan === undefined) throw noLimit();
  const found = await findRunsFolder(options, 'Nothing was removed.', terminal);
  if (found === null) return exitCodes.badInput;
  const { settings, folder } = found;
  const latest = findRun(folder, 'latest');
  const kept = [...(latest === null ? [] : [resolve(latest)]), dirname(baselineTarget(settings, folder))];
  const before = olderThan === undefined ? null : isoBefore(olderThan);
  const old = (await historyRuns(folder))
    .filter((run, index) => isPast(run, index, keep ?? 1, before))
    .filter(({ run }) => !kept.includes(join(folder, run)));
  if (old.length === 0) {
    terminal.out('No run is old enough to be removed.\n');
    return exitCodes.met;
  }
  const names = old.map(({ run, at }) => `  ${visibleText(run)}  ${at?.slice(0, 10) ?? 'date not known'}`);
  terminal.out(`${plural(old.length, 'run')} of ${shownPath(folder)}:\n${names.join('\n')}\n`);
  if (!yes && !(await confirm('Remove them? [y/N] ', 'Give --yes to remove them.', terminal)))
    return exitCodes.badInput;
  return remove(old, folder, terminal);
}

function isPast({ at, status }: HistoryRun, index: number, keep: number, before: string | null): boolean {
  if (status === 'going-on' || index < keep) return false;
  // A run whose age is not known is not known to be old.
  return before === null || (at !== null && at < before);
}

function isoBefore(olderThan: string): string {
  const ms = parseDuration(olderThan);
  if (ms === null) throw new UserProblem(`"${olderThan}" is no duration`, 'Write one such as 30d or 12h.');
  return new Date(Date.now() - ms).toISOString();
}

function remove(old: readonly HistoryRun[], folder: string, terminal: Terminal): number {
  let removed = 0;
  for (const { run } of old) {
    // It may have been gone on with while the question was open.
    if (isGoingOn(join(folder, run))) continue;
    rmSync(join(folder, run), { recursive: true, force: true });
    removed++;
  }
  terminal.out(`${plural(removed, 'run')} removed.\n`);
  return exitCodes.met;
}

function noLimit(): UserProblem {
  return new UserProblem(
    'Nothing says which runs are old',
    'Give --keep with how many of the newest to keep, --older-than with an age such as 30d, or both.',
  );
}
