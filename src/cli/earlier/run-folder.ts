import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { removeFile } from '../remove-file.ts';

/** Folder of the runs' results, and the name of the file that points to the newest. */
const latestName = 'latest';

/** A name for a new run that sorts by time, and is hardly ever that of another one: `20261120-103000-4f2a`. */
export function newRunId(now: Date): string {
  const [date = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split('T');
  const nanoseconds = Number(process.hrtime.bigint() & 0xffffn);
  return `${date}-${time.slice(0, 6)}-${nanoseconds.toString(16).padStart(4, '0')}`;
}

/** Points `latest` to a run: a symbolic link, or a file with the run's name where links cannot be made. */
export function pointToLatest(out: string, run: string): void {
  const path = join(out, latestName);
  const temporary = `${path}.${process.pid}`;
  removeFile(temporary);
  try {
    symlinkSync(run, temporary);
  } catch {
    writeFileSync(temporary, `${run}\n`);
  }
  renameSync(temporary, path);
}

/**
 * Folder of a run that the user named: a path, a run's name, or `latest`.
 *
 * @returns null where there is none
 */
export function findRun(out: string, named: string): string | null {
  const candidates = named === latestName ? [latestRun(out)] : [join(out, named), named];
  for (const folder of candidates) {
    if (folder !== null && existsSync(join(folder, 'events.jsonl'))) return folder;
  }
  return null;
}

/** Names of the runs in a folder, oldest first. */
export function listRuns(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out)
    .filter((name) => name !== latestName && existsSync(join(out, name, 'events.jsonl')))
    .sort();
}

function latestRun(out: string): string | null {
  const path = join(out, latestName);
  try {
    return join(out, basename(readlinkSync(path)));
  } catch {
    return existsSync(path) ? join(out, readFileSync(path, 'utf8').trim()) : null;
  }
}
