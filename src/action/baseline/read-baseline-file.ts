import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { liesIn } from '../../model/lies-in.ts';
import { visibleText } from '../../model/visible-text.ts';
import { acceptBaseline } from './accept-baseline.ts';
import { baselineLimits } from './baseline-limits.ts';
import type { FoundBaseline } from './found-baseline.ts';

/**
 * The baseline in a file of the workspace.
 *
 * @param path - absolute, or from the workspace; a link that leads out of it is refused
 */
export function readBaselineFile(workspace: string, path: string, now: number): FoundBaseline {
  const source = `The baseline ${visibleText(path)}`;
  const file = realPath(resolve(workspace, path));
  if (file === null) return { missing: `${source} is not there.` };
  const refused = (problem: string) => ({ refused: `${source} cannot be used. ${problem}` });
  if (!liesIn(realPath(workspace) ?? workspace, file)) return refused('It lies outside the workspace.');
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return refused('It is not a file.');
    if (stats.size > baselineLimits.textBytes) return refused(tooLarge);
    return acceptBaseline(readFileSync(file), { source, now });
  } catch {
    return refused('It cannot be read.');
  }
}

const tooLarge = `It is larger than ${baselineLimits.textBytes / 1024 / 1024} MB.`;

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
