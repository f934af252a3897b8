import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readMerged } from '../cli/earlier/read-merged.ts';
import type { Terminal } from '../cli/terminal.ts';
import type { MeasuredRun } from '../report/fold/measured-run.ts';

/** Reports may come from strangers; a larger one would not fit into memory. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads one or several reports, and puts the parts of a run together from their trials.
 *
 * @param folder - absolute; patterns start there
 * @param patterns - files, folders of runs, or patterns with `*` and `**`
 * @throws UserProblem where one cannot be used, or they are no parts of one run
 */
export async function readReports(
  folder: string,
  patterns: readonly string[],
  terminal: Terminal,
): Promise<{ readonly run: MeasuredRun; readonly files: readonly string[] } | { readonly problem: string }> {
  const files: string[] = [];
  for (const pattern of patterns) {
    const found = await find(folder, pattern);
    if (found.length === 0)
      return {
        problem: `There is no report at ${pattern}. Was it written, and downloaded, by an earlier step?`,
      };
    files.push(...found.filter((file) => !files.includes(file)));
  }
  const large = files.find((file) => statSync(file).size > mostBytes);
  if (large !== undefined) return { problem: `${large} is larger than 256 MB.` };
  const { run } = await readMerged(folder, files, terminal);
  return { run, files };
}

async function find(folder: string, pattern: string): Promise<readonly string[]> {
  const plain = resolve(folder, pattern);
  if (existsSync(plain)) return [plain];
  const { glob } = await import('tinyglobby');
  const options = {
    cwd: folder,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  };
  return (await glob(pattern, options)).sort();
}
