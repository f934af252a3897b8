import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { LoadedSettings } from '../project/load-config-settings.ts';
import { shownPath } from '../shown-path.ts';
import { UserProblem } from '../user-problem.ts';
import { baselineTarget } from './find-baseline.ts';

/**
 * Sees to it that `--update-baseline` replaces nothing but a baseline, before any agent is called for it.
 *
 * A damaged one may be replaced: how it begins is enough.
 *
 * @param out - absolute folder of the runs
 * @throws UserProblem where the file to be written is something else
 */
export function checkBaselineTarget(
  settings: Pick<LoadedSettings, 'config' | 'origins' | 'project'>,
  out: string,
): void {
  const path = baselineTarget(settings, out);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || (stats.isFile() && isReplaceable(beginningOf(path)))) return;
  throw new UserProblem(
    `${shownPath(path)} is ${stats.isFile() ? 'no baseline' : 'a folder'}, so --update-baseline does not replace it`,
    'Name another file with --baseline, or move this one away. No agent was called.',
  );
}

const mostCharacters = 200;

function isReplaceable(beginning: string): boolean {
  return beginning.trim() === '' || /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"baseline"\s*:/.test(beginning);
}

function beginningOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(mostCharacters);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, mostCharacters, 0));
  } finally {
    closeSync(file);
  }
}
