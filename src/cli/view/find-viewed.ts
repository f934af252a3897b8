import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { noSuchRun } from '../earlier/no-such-run.ts';
import { findRun } from '../earlier/run-folder.ts';
import { hasRun, runFolders } from '../earlier/run-folders.ts';
import { UserProblem } from '../user-problem.ts';

/** The runs that can be looked at. */
export interface ViewedRuns {
  /** Name of the run to begin with; null: there is none any more. */
  first(): string | null;
  /** Absolute, by the names of the runs. */
  folders(): ReadonlyMap<string, string>;
}

/**
 * Finds what is to be looked at: the runs that are named, where they are several; else all that lie beside the one that
 * is named or, without a name, all of the project.
 *
 * @param out - absolute folder of the runs
 * @param named - `latest`, names or folders of runs, or files in them
 * @throws UserProblem where one is not there
 */
export function findViewed(out: string, named: readonly string[]): ViewedRuns {
  const found = named.map((one) => findFolder(out, one));
  const [folder] = found;
  if (found.length > 1) return theseRuns(found);
  if (folder === undefined || named[0] === 'latest') {
    findFolder(out, 'latest');
    return { first: () => newestRun(out), folders: () => runFolders(out) };
  }
  return { first: () => basename(folder), folders: () => runFolders(dirname(folder)) };
}

function theseRuns(found: readonly string[]): ViewedRuns {
  const folders = new Map<string, string>();
  for (const folder of found) {
    const name = basename(folder);
    const other = folders.get(name);
    if (other !== undefined && other !== folder)
      throw new UserProblem(
        `Two of the runs are called "${name}"`,
        'Look at one after the other, or rename a folder.',
      );
    folders.set(name, folder);
  }
  const [first = null] = folders.keys();
  return { first: () => first, folders: () => folders };
}

function findFolder(out: string, named: string): string {
  const isFile = ['events.jsonl', 'report.json'].includes(basename(named));
  const place = isFile ? resolve(dirname(named)) : named;
  const newest = named === 'latest' ? newestRun(out) : null;
  const found =
    newest === null ? (findRun(out, place) ?? [join(out, place), place].find(hasRun)) : join(out, newest);
  if (found === undefined) throw noSuchRun(out, named);
  return realpathSync(found);
}

/** The one that `latest` points to or, where it points to none, the last by name: names begin with the time. */
function newestRun(out: string): string | null {
  const latest = findRun(out, 'latest');
  return latest === null ? ([...runFolders(out).keys()].sort().at(-1) ?? null) : basename(latest);
}
