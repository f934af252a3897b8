import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Each mistake once: defaults are read for every case, and a changed number is seen by the reader and by a judge. */
export function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const changed = new Set(
    diagnostics.flatMap((diagnostic) =>
      diagnostic.code === 'case/changed-scalar' ? placeText(diagnostic) : [],
    ),
  );
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    if (diagnostic.code === 'file/changed-scalar' && changed.has(placeText(diagnostic))) return false;
    const key = JSON.stringify([diagnostic.code, diagnostic.message, placeText(diagnostic)]);
    return !seen.has(key) && seen.add(key);
  });
}

function placeText({ place }: Diagnostic): string {
  return place ? `${place.file}:${place.line}:${place.column}` : '';
}
