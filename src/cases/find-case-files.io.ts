import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isInside, kindOfPath, projectPath } from './project-files.io.ts';

/** A file that may hold cases. */
export interface CaseFile {
  readonly absolute: string;
  /** Relative to the project, with / between folders. */
  readonly file: string;
  /** Found in a folder; it is left out when a suite uses it as a dataset. */
  readonly found: boolean;
}

export interface FindOptions {
  readonly paths: readonly string[];
  readonly project: string;
  readonly allowOutside: boolean;
}

/** The case files under folders, among patterns, or named themselves: each once, sorted by path. */
export async function findCaseFiles(
  options: FindOptions,
): Promise<{ readonly files: readonly CaseFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, CaseFile>();
  for (const path of options.paths) {
    const before = files.size;
    const matches = await expand(path, options);
    for (const match of matches) collect(match, options, files, diagnostics, path);
    const nothing =
      files.size === before && !diagnostics.some(({ message }) => message.includes(`"${path}"`));
    if (matches.length === 0 || (nothing && !isKnown(matches, files)))
      diagnostics.push(nothingThere(path, matches.length > 0));
  }
  const sorted = [...files.values()].sort((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : 0,
  );
  return { files: sorted, diagnostics };
}

const caseFileName = /\.(?:ya?ml|json)$/i;
const otherFiles = /^(?:agent-eval\.config\..*|package(?:-lock)?\.json|tsconfig.*\.json|pnpm-lock\.yaml)$/i;

async function expand(path: string, { project }: FindOptions): Promise<string[]> {
  const absolute = resolve(project, path);
  if (path.includes('\0')) return [];
  if (kindOfPath(absolute) !== null) return [absolute];
  if (!/[*?[\]{}!]/.test(path)) return [];
  const { glob } = await import('tinyglobby');
  const matches = await glob(path.replaceAll('\\', '/'), {
    cwd: project,
    absolute: true,
    expandDirectories: false,
    ignore: ['**/node_modules/**'],
  });
  return matches.filter((match) => caseFileName.test(match)).sort();
}

function collect(
  absolute: string,
  options: FindOptions,
  files: Map<string, CaseFile>,
  diagnostics: Diagnostic[],
  path: string,
): void {
  if (!options.allowOutside && !isInside(options.project, absolute)) {
    diagnostics.push(outside(path));
    return;
  }
  if (kindOfPath(absolute) === 'folder') walk(absolute, options, files, diagnostics, new Set());
  else add(absolute, false, options, files);
}

function add(absolute: string, found: boolean, { project }: FindOptions, files: Map<string, CaseFile>): void {
  const real = realpathSync(absolute);
  const known = files.get(real);
  if (!known || known.found)
    files.set(real, known && found ? known : { absolute, file: projectPath(project, absolute), found });
}

/** Goes through a folder; links are followed as long as they stay inside the project and lead nowhere twice. */
function walk(
  folder: string,
  options: FindOptions,
  files: Map<string, CaseFile>,
  diagnostics: Diagnostic[],
  seen: Set<string>,
): void {
  const real = realpathSync(folder);
  if (seen.has(real)) return;
  seen.add(real);
  for (const name of namesIn(folder, options, diagnostics)) {
    if (name === 'node_modules' || name.startsWith('.')) continue;
    const path = join(folder, name);
    const kind = kindOfPath(path);
    if (kind !== 'folder' && (!caseFileName.test(name) || otherFiles.test(name))) continue;
    if (kind === null || kind === 'other') {
      diagnostics.push(noFile(projectPath(options.project, path)));
      continue;
    }
    if (!options.allowOutside && !isInside(options.project, path))
      diagnostics.push(outside(projectPath(options.project, path)));
    else if (kind === 'folder') walk(path, options, files, diagnostics, seen);
    else add(path, true, options, files);
  }
}

function namesIn(folder: string, { project }: FindOptions, diagnostics: Diagnostic[]): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    diagnostics.push({
      code: 'path/unreadable',
      severity: 'error',
      message: `The folder "${projectPath(project, folder)}" cannot be read.`,
      why: 'Cases in it would be left out without a word.',
      fix: 'Check the permissions of the folder.',
    });
    return [];
  }
}

function isKnown(matches: readonly string[], files: ReadonlyMap<string, CaseFile>): boolean {
  return matches.some(
    (match) =>
      files.has(realpathSync(match)) ||
      [...files.values()].some(({ absolute }) => absolute.startsWith(`${match}/`)),
  );
}

function nothingThere(path: string, exists: boolean): Diagnostic {
  return {
    code: exists ? 'path/no-cases' : 'path/missing',
    severity: 'error',
    message: exists ? `There is no case file in "${path}".` : `"${path}" does not exist.`,
    why: 'A run without cases would prove nothing.',
    fix: exists
      ? 'Case files end in .yaml, .yml or .json.'
      : 'Name a case file, a folder with case files, or a pattern in quotes such as "cases/**/*.yaml".',
  };
}

function noFile(path: string): Diagnostic {
  return {
    code: 'path/no-file',
    severity: 'error',
    message: `"${path}" is no file that can be read: a link that leads nowhere, a pipe or the like.`,
    why: 'It is named like a case file, and its cases would be left out without a word.',
    fix: 'Mend the link, or remove it.',
  };
}

function outside(path: string): Diagnostic {
  return {
    code: 'path/outside-project',
    severity: 'error',
    message: `"${path}" leads out of the project.`,
    why: 'A run may only read what belongs to the project, so that it gives the same result elsewhere.',
    fix: 'Move the file into the project, or run the command in the project that it belongs to.',
  };
}
