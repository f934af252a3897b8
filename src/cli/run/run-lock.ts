import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { removeFile } from '../remove-file.ts';
import { shownPath } from '../shown-path.ts';
import { UserProblem } from '../user-problem.ts';
import { holderOf, isAlive, isHolder, type ProcessHolder } from './process-holder.ts';

/**
 * Takes a run's folder for this process, so that no two ever write to one log.
 *
 * A lock whose process is gone is taken over. So is one of another machine, where nobody here can look: a run that
 * was killed there must be able to go on here.
 *
 * @param folder - absolute folder of the run
 * @returns gives it free again
 * @throws UserProblem where a process that is still there holds it
 */
export function lockRun(folder: string): () => void {
  const path = join(folder, 'run.lock');
  const own = JSON.stringify(holderOf(process.pid));
  if (!tryWrite(path, own)) {
    const holder = readHolder(path);
    if (holder && isAlive(holder)) throw stillGoingOn(holder, folder);
    removeFile(path);
    if (!tryWrite(path, own)) throw stillGoingOn(readHolder(path), folder);
  }
  const release = (): void => {
    process.off('exit', release);
    if (readText(path) === own) removeFile(path);
  };
  process.on('exit', release);
  return release;
}

/** Whether a run may be going on: its lock is held by a process here, or by one of another machine. */
export function isGoingOn(folder: string): boolean {
  const path = join(folder, 'run.lock');
  const holder = readHolder(path);
  if (holder === null) return false;
  return holder.host !== hostname() || holder.pid === process.pid || isAlive(holder);
}

function tryWrite(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function stillGoingOn(holder: ProcessHolder | null, folder: string): UserProblem {
  const who = holder === null ? 'another process' : `process ${holder.pid}`;
  return new UserProblem(
    `This run is still going on (${who}): ${shownPath(folder)}`,
    'Wait until it has ended, or start a run of its own without --resume.',
  );
}

function readHolder(path: string): ProcessHolder | null {
  try {
    const value: unknown = JSON.parse(readText(path) ?? '');
    return isHolder(value) ? value : null;
  } catch {
    return null;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
