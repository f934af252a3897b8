import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunStarted } from '../model/event.ts';
import { runningPackage } from '../project/running-package.io.ts';

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
  const git = findGit(project);
  if (git === null) return {};
  try {
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    const ref = /^ref: (.+)$/.exec(head)?.[1];
    if (ref === undefined) return { commit: head };
    const commit = readRef(git, ref);
    return { ...(commit === null ? {} : { commit }), branch: ref.replace(/^refs\/heads\//, '') };
  } catch {
    return {};
  }
}

function readRef(git: string, ref: string): string | null {
  if (existsSync(join(git, ref))) return readFileSync(join(git, ref), 'utf8').trim();
  if (!existsSync(join(git, 'packed-refs'))) return null;
  const packed = readFileSync(join(git, 'packed-refs'), 'utf8');
  return (
    packed
      .split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.split(' ')[0] ?? null
  );
}

function findGit(folder: string): string | null {
  if (existsSync(join(folder, '.git', 'HEAD'))) return join(folder, '.git');
  const parent = dirname(folder);
  return parent === folder ? null : findGit(parent);
}
