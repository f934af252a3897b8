import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { RunStarted } from '../../model/event.ts';
import { runningPackage } from '../../project/running-package.io.ts';

/** What a run ran on, and which commit of the project; read from the files of git, because asking git costs longer than a small run. */
export function describeEnvironment(project: string): RunStarted['environment'] {
  return {
    package: runningPackage().version,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    cpus: availableParallelism(),
    ci: Boolean(process.env['CI']),
    ...describeCommit(project),
  };
}

function describeCommit(project: string): Pick<RunStarted['environment'], 'commit' | 'branch'> {
  try {
    const git = findGit(project);
    if (git === null) return {};
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    const ref = /^ref: (.+)$/.exec(head)?.[1];
    if (ref === undefined) return { commit: head };
    const commit = readRef(git, ref) ?? readRef(commonFolder(git), ref);
    return { ...(commit === null ? {} : { commit }), branch: ref.replace(/^refs\/heads\//, '') };
  } catch {
    return {};
  }
}

function readRef(git: string, ref: string): string | null {
  if (existsSync(join(git, ref))) return readFileSync(join(git, ref), 'utf8').trim();
  if (!existsSync(join(git, 'packed-refs'))) return null;
  const packed = readFileSync(join(git, 'packed-refs'), 'utf8');
  const line = packed.split('\n').find((candidate) => candidate.endsWith(` ${ref}`));
  return line?.split(' ')[0] ?? null;
}

/** Folder of the repository: `.git`, or where the file `.git` of a worktree or submodule points. */
function findGit(folder: string): string | null {
  const path = join(folder, '.git');
  if (existsSync(join(path, 'HEAD'))) return path;
  if (existsSync(path))
    return resolve(
      folder,
      readFileSync(path, 'utf8')
        .replace(/^gitdir:/, '')
        .trim(),
    );
  const parent = dirname(folder);
  return parent === folder ? null : findGit(parent);
}

/** A worktree keeps its branches in the repository that it belongs to. */
function commonFolder(git: string): string {
  const path = join(git, 'commondir');
  return existsSync(path) ? resolve(git, readFileSync(path, 'utf8').trim()) : git;
}
