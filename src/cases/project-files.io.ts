import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { didYouMean } from '../model/did-you-mean.ts';
import { liesIn } from '../model/lies-in.ts';

/** Path relative to the project with / between folders, as it stands in diagnostics and reports. */
export function projectPath(project: string, absolute: string): string {
  return relative(project, absolute).split(sep).join('/') || '.';
}

/** Whether a path that exists lies inside the project once all links are followed. */
export function isInside(project: string, absolute: string): boolean {
  return liesIn(realpathSync(project), realpathSync(absolute));
}

/** What a path is, links followed; null where nothing is there or it may not be looked at. */
export function kindOfPath(absolute: string): 'file' | 'folder' | 'other' | null {
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) return null;
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return null;
  }
}

/** Why a reference leads to no file. */
export type ReferenceProblem =
  | { readonly problem: 'outside' | 'folder' | 'absolute' | 'backslash' }
  | { readonly problem: 'missing'; readonly near: string | null }
  | { readonly problem: 'ambiguous'; readonly both: readonly [string, string] };

export interface ReferenceOptions {
  readonly project: string;
  /** Folder of the case file that refers. */
  readonly folder: string;
  readonly allowOutside: boolean;
}

/**
 * The file that a case file refers to: relative to the project, else to the case file itself; with `./` or `../` only to
 * the case file.
 *
 * @returns the absolute path, or why there is none
 */
export function findReference(
  reference: string,
  options: ReferenceOptions,
): { readonly path: string } | ReferenceProblem {
  const { project, folder, allowOutside } = options;
  if (isAbsolute(reference) && !allowOutside) return { problem: 'absolute' };
  const own = resolve(folder, reference);
  const candidates = /^\.\.?\//.test(reference) ? [own] : [...new Set([resolve(project, reference), own])];
  const found = candidates.filter((path) => kindOfPath(path) !== null);
  const [first, second] = found;
  if (first === undefined) {
    if (reference.includes('\\') && sep === '/') return { problem: 'backslash' };
    return { problem: 'missing', near: nearName(candidates, project) };
  }
  if (!found.every((path) => allowOutside || isInside(project, path))) return { problem: 'outside' };
  if (second !== undefined && realpathSync(first) !== realpathSync(second)) {
    return { problem: 'ambiguous', both: [projectPath(project, first), projectPath(project, second)] };
  }
  return kindOfPath(first) === 'file' ? { path: first } : { problem: 'folder' };
}

/** A file in one of the folders whose name is much like the one that was not found. */
function nearName(candidates: readonly string[], project: string): string | null {
  for (const path of candidates) {
    const folder = dirname(path);
    if (kindOfPath(folder) !== 'folder' || !isInside(project, folder)) continue;
    const near = didYouMean(path.slice(folder.length + 1), namesIn(folder));
    if (near !== null) return projectPath(project, join(folder, near));
  }
  return null;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
