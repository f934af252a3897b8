import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folders with runs, those that have only a report, too, by their names. Links are left alone: `latest` is one, and
 * what others lead to is not of this folder.
 *
 * @param out - absolute folder of the runs
 */
export function runFolders(out: string): ReadonlyMap<string, string> {
  const names = existsSync(out) ? readdirSync(out) : [];
  const folders = names.map((name): [string, string] => [name, join(out, name)]);
  return new Map(folders.filter(([, folder]) => hasRun(folder) && lstatSync(folder).isDirectory()));
}

/** Whether a folder holds a run: its log, or its report. */
export function hasRun(folder: string): boolean {
  return ['events.jsonl', 'report.json'].some((file) => existsSync(join(folder, file)));
}
