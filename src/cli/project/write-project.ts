import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InitFile } from './init-files.ts';

/** What became of a file. */
export interface WrittenFile {
  readonly path: string;
  readonly fate: 'written' | 'added to' | 'kept';
  readonly note: string;
}

/**
 * Writes the files of a first project. What is there already stays as it is; only `.gitignore` gets the lines that it
 * lacks.
 *
 * @param folder - absolute; made where it is missing
 */
export function writeProject(folder: string, files: readonly InitFile[]): WrittenFile[] {
  mkdirSync(folder, { recursive: true });
  const config = readdirSync(folder).find((name) => name.startsWith('agent-eval.config.'));
  const written = files.map(({ path, about, content }): WrittenFile => {
    const isSecondConfig = path.startsWith('agent-eval.config.') && config !== undefined && config !== path;
    if (isSecondConfig) return { path, fate: 'kept', note: `left out: ${config} is the config already` };
    return writeNew(join(folder, path), content)
      ? { path, fate: 'written', note: about }
      : { path, fate: 'kept', note: 'is there already and stays as it is' };
  });
  return [...written, ignoreOutput(folder)];
}

/** @returns whether the file was not there; a link that leads nowhere counts as there */
function writeNew(path: string, content: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A baseline is made for committing; all else beside it is not. */
const ignored = ['node_modules/', 'reports/*', '!reports/baseline.json'];

function ignoreOutput(folder: string): WrittenFile {
  const path = '.gitignore';
  const note = 'keeps reports out of git';
  if (writeNew(join(folder, path), `${ignored.join('\n')}\n`)) return { path, fate: 'written', note };
  const text = readFileSync(join(folder, path), 'utf8');
  const known = text.split(/\r?\n/).map(bare);
  // Where the folder is ignored as a whole, git takes no exception from it.
  const missing = ignored.filter((line) => !known.includes(bare(line.startsWith('!') ? 'reports' : line)));
  if (missing.length === 0) return { path, fate: 'kept', note: 'has all that is needed' };
  appendFileSync(
    join(folder, path),
    `${text === '' || text.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`,
  );
  return { path, fate: 'added to', note: missing.join(', ') };
}

function bare(line: string): string {
  return line.trim().replace(/^\/|\/$|\/\*$/g, '');
}
