import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import { scanJson, type TextProblem } from '../diagnostics/scan-json.ts';
import type { JsonObject } from '../model/json.ts';
import { type Dataset, placeOfLine, type Row } from './dataset.ts';
import { limitRepeats } from './repeats.ts';

/** Lines of a dataset longer than this are refused: 5 MB. */
export const longestLine = 5_000_000;

/** Reads a JSON object a line; empty lines are passed over. Mistakes of all lines are told, with line and column. */
export function readJsonl(text: string, file: string): Dataset {
  const repeats = limitRepeats();
  const rows: Row[] = [];
  const columns = new Set<string>();
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    line++;
    const values = readLine(text.slice(start, end));
    if (values === null) tell(lineProblem(text.slice(start, Math.min(end, start + longestLine + 1))));
    else if (values !== undefined) {
      rows.push({ line, values });
      for (const key in values) columns.add(key);
    }
    start = end + 1;
  }
  return { file, text, columns: [...columns], rows, diagnostics: repeats.diagnostics(line) };

  function tell(problem: TextProblem): void {
    const { code, message, why, fix, offset, length } = problem;
    const at = line;
    const place = (): DiagnosticPlace => placeOfLine(file, text, at, offset + 1, length);
    const inRow = (): Diagnostic => ({
      code: `dataset/${code}`,
      severity: 'error',
      message,
      why,
      fix,
      place: place(),
    });
    repeats.add({ kind: code, message, inRow });
  }
}

/** The row of a line, undefined for an empty line, null where something is wrong with it. */
function readLine(line: string): JsonObject | null | undefined {
  if (line.length > longestLine) return null;
  if (line.trim() === '') return undefined;
  try {
    const values: unknown = JSON.parse(line);
    if (!isRow(values) || (isSuspicious(line, values) && scanJson(line).problems.length > 0)) return null;
    return values;
  } catch {
    return null;
  }
}

function isRow(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Cheap sign of doubled keys or of hostile nesting: then the line is gone through with care. */
function isSuspicious(line: string, values: JsonObject): boolean {
  let brackets = 0;
  let keys = 0;
  let before = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) brackets++;
    else if (code === 0x3a && before === 0x22) keys++;
    if (code !== 0x20 && code !== 0x09) before = code;
  }
  return brackets > 150 || keys !== countKeys(values);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countKeys(item);
  else for (const member of Object.values(value)) count += 1 + countKeys(member);
  return count;
}

function lineProblem(line: string): TextProblem {
  if (line.length > longestLine) {
    return {
      code: 'long-line',
      offset: 0,
      length: 1,
      message: 'This line is longer than 5 MB.',
      why: 'Such a line is hardly one row, and would be read into memory many times over.',
      fix: 'Put each row on a line of its own; give large inputs to the agent as paths of files.',
    };
  }
  const [problem] = scanJson(line).problems.slice(-1);
  if (problem)
    return { ...problem, why: problem.code === 'json-syntax' ? 'The row would be lost.' : problem.why };
  return {
    code: 'row-type',
    offset: line.length - line.trimStart().length,
    length: Math.min(line.trim().length, 200),
    message: 'Each line must hold a JSON object.',
    why: 'Templates find values by the names of columns.',
    fix: 'Write { "column": value, … } on every line.',
  };
}
