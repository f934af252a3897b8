import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { isJsonObject, type Json } from '../model/json.ts';
import type { SettingProblem } from '../model/judge.ts';
import type { Placed } from './merge-settings.ts';

/**
 * A mistake in the settings of a judge as a diagnostic of the case file.
 *
 * @param expectedPath - where the case has its `expected`, when that was read in place of a setting
 */
export function explainSetting(
  problem: SettingProblem,
  item: Placed<Json>,
  source: Source,
  expectedPath: Path | null,
): Diagnostic {
  const path =
    expectedPath && problem.code === 'expected-text' ? expectedPath : [...item.path, ...problem.path];
  const { severity, message, why, fix } = problem;
  const written = problem.code === 'expected-text' ? changedText(source, path) : null;
  if (written !== null) {
    return {
      code: 'case/changed-scalar',
      severity,
      message: `${source.file.endsWith('.json') ? 'JSON' : 'YAML'} reads ${written} as ${kindOf(valueAt(source.value, path))}, but text belongs here.`,
      why: 'The judge would look for something other than what is written.',
      fix: `Put it in quotes: ${JSON.stringify(written)}.`,
      place: source.place(path),
    };
  }
  const meant = problem.code.startsWith('unknown') ? textMeant(source, path.slice(0, -1)) : null;
  return {
    code: `case/${problem.code}`,
    severity,
    message,
    why,
    fix: meant === null ? fix : `${fix} If text is meant, put it in quotes: ${JSON.stringify(meant)}.`,
    place: placeOf(problem, path, item, source),
  };
}

/** What stands unquoted on one line where text belongs. */
function changedText(source: Source, path: Path): string | null {
  if (typeof valueAt(source.value, path) === 'string') return null;
  const written = source.written(path)?.trim() ?? '';
  return written === '' || written.includes('\n') || written.length > 100 ? null : written;
}

/** A map of one key in braces, such as {tag: smoke}, may well have been meant as text. */
function textMeant(source: Source, path: Path): string | null {
  const value = valueAt(source.value, path);
  const written = source.written(path) ?? '';
  return isJsonObject(value) && Object.keys(value).length === 1 && /^\{[^\n]*\}$/.test(written)
    ? written
    : null;
}

/** Unknown names are marked at the name, all else at the value. */
function placeOf(problem: SettingProblem, path: Path, item: Placed<Json>, source: Source): DiagnosticPlace {
  if (!problem.code.startsWith('unknown')) return source.place(path, problem.span);
  const [name] = isJsonObject(item.value) ? Object.keys(item.value) : [];
  return source.keyPlace(problem.path.length === 0 && name !== undefined ? [...path, name] : path);
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing (null)';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'a map';
}
