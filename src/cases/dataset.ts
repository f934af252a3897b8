import { codeFrame } from '../diagnostics/code-frame.ts';
import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../model/json.ts';

/** One row of a dataset. */
export interface Row {
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
  readonly values: JsonObject;
  /** Cells of columns that were not kept as text, as they were written. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A dataset that was read. */
export interface Dataset {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Place in a dataset with its frame. */
export function placeOfLine(
  file: string,
  text: string,
  line: number,
  column = 1,
  length = 0,
): DiagnosticPlace {
  let start = 0;
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1;
  const offset = Math.min(start + column - 1, text.length);
  const end = text.indexOf('\n', offset);
  const marked = length > 0 ? length : Math.min((end === -1 ? text.length : end) - offset, 200);
  return { file, line, column, frame: codeFrame(text, offset, marked, { line, column }) };
}
