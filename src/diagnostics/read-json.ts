import type { Diagnostic } from './diagnostic.ts';
import { scanJson, type TextProblem } from './scan-json.ts';
import { createSource, type Source } from './source.ts';

/** What reading a file gave: the source, as far as there is one, and all mistakes of form. */
export interface ReadResult {
  /** null where the text has no value that could be trusted. */
  readonly source: Source | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads JSON with the place of every part, and tells doubled keys. */
export function readJson(text: string, file: string): ReadResult {
  const { layout, problems } = scanJson(text);
  const source = createSource(
    file,
    text,
    layout ? JSON.parse(text) : null,
    layout ?? { v: [0, text.length] },
  );
  return {
    source: layout ? source : null,
    diagnostics: problems.map((problem) => toDiagnostic(problem, source)),
  };
}

/** A mistake of form as a diagnostic; its code is put into the area `file`. */
export function toDiagnostic(problem: TextProblem, source: Source): Diagnostic {
  const { code, offset, length, message, why, fix } = problem;
  return {
    code: `file/${code}`,
    severity: 'error',
    message,
    why,
    fix,
    place: source.placeOf(offset, length),
  };
}
