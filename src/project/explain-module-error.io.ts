import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { codeFrame } from '../diagnostics/code-frame.ts';
import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import { toFailure } from '../model/failure.ts';
import { ModuleError } from './module-error.ts';

/**
 * What to tell of a module that could not be loaded: the message, which names the file where no line is known, and the
 * place with a code frame where one is.
 *
 * @param error - what `loadModule`, or whoever used what it gave, threw
 * @param project - absolute folder
 * @param named - a file, relative to the project, that is named beside the message already
 */
export function explainModuleError(
  error: unknown,
  project: string,
  named?: string,
): Pick<Diagnostic, 'message' | 'place'> {
  const { message } = toFailure(error);
  if (!(error instanceof ModuleError)) return { message };
  const { file, line, column } = error.place;
  const path = relative(project, file).split(sep).join('/');
  if (line === undefined) return { message: path === named ? message : `${path}: ${message}` };
  return { message, place: { file: path, line, column: column ?? 1, ...frameOf(file, line, column ?? 1) } };
}

function frameOf(file: string, line: number, column: number): Pick<DiagnosticPlace, 'frame'> {
  try {
    const text = readFileSync(file, 'utf8');
    const offset = startOfLine(text, line) + column - 1;
    const { length } = /^[\w$]*/.exec(text.slice(offset))?.[0] ?? '';
    return { frame: codeFrame(text, offset, length, { line, column }) };
  } catch {
    return {};
  }
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1;
  return start;
}
