import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { explainWriteError, type WriteProblem } from './explain-write-error.ts';
import type { WantedReporter } from './wanted-reporters.ts';

/** Reports that could not be written, as far as that can be told before a run; nothing is written to find out. */
export function checkTargets(wanted: readonly WantedReporter[]): readonly Diagnostic[] {
  return wanted.flatMap(({ text, target, place }) => {
    const problem = target.type === 'file' ? problemOf(target.path) : null;
    if (problem === null) return [];
    return [
      {
        code: 'run/reporter-path',
        severity: 'error',
        message: `The report "${text}" cannot be written: ${problem.cause}.`,
        why: 'It would be missing after the run.',
        fix: problem.fix,
        ...(place ? { place } : {}),
      },
    ];
  });
}

function problemOf(path: string): WriteProblem | null {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw withCode('EISDIR');
    // A file is replaced, so its folder counts; a device or a pipe is written to.
    if (there && !there.isFile()) return null;
    let folder = dirname(path);
    while (!statSync(folder, { throwIfNoEntry: false })) folder = dirname(folder);
    if (!statSync(folder).isDirectory()) throw withCode('ENOTDIR');
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return explainWriteError(error);
  }
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
