import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { explainIssues } from '../diagnostics/explain-issues.ts';
import type { Path } from '../diagnostics/layout.ts';
import type { Source } from '../diagnostics/source.ts';
import type { Json } from '../model/json.ts';
import type { Placed } from './merge-settings.ts';
import type { ScriptedKind } from './scripted-kind.ts';

/**
 * Reads one scripted item, such as a fault.
 *
 * @param filled - what stands at the item's path once its templates are filled
 * @returns the item, or null and all its mistakes
 */
export function readScriptedItem<Value>(
  filled: Json,
  { value: written, path }: Placed<Json>,
  kind: ScriptedKind<Value>,
  source: Source,
): { readonly value: Value | null; readonly problems: readonly Diagnostic[] } {
  const seen = filled === written ? source : withValue(source, path, filled);
  const parsed = kind.schema.safeParse(filled);
  if (!parsed.success) {
    const options = { area: 'case', schema: kind.schema, path };
    return { value: null, problems: explainIssues(parsed.error.issues, seen, options) };
  }
  const problems = kind.problemsOf(parsed.data).map(({ key, code, message, why, fix }): Diagnostic => {
    const place = key === null ? source.place(path) : source.keyPlace([...path, key]);
    return { code: `case/${code}`, severity: 'error', message, why, fix, place };
  });
  return { value: problems.length === 0 ? parsed.data : null, problems };
}

/** The source as if a filled value stood in it; nothing was written for that value, so nothing can be quoted. */
function withValue(source: Source, path: Path, filled: Json): Source {
  let value: unknown = filled;
  for (const step of path.toReversed()) value = { [step]: value };
  return { ...source, value, written: () => null };
}
