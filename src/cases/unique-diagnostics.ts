import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Each mistake once: defaults are read for every case, and what is wrong with the form of a value is often wrong with
 * its meaning, too.
 */
export function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const placesOf = (wanted: (diagnostic: Diagnostic) => boolean): Set<string> =>
    new Set(diagnostics.filter((diagnostic) => diagnostic.place && wanted(diagnostic)).map(placeText));
  const changed = placesOf(({ code }) => code === 'case/changed-scalar');
  const misshapen = placesOf(
    ({ code, severity }) =>
      severity === 'error' && code.startsWith('file/') && code !== 'file/changed-scalar',
  );
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const { code, message } = diagnostic;
    const place = placeText(diagnostic);
    if (code === 'file/changed-scalar' && changed.has(place)) return false;
    if (code.startsWith('case/') && misshapen.has(place)) return false;
    const key = JSON.stringify([code, message, place]);
    return !seen.has(key) && seen.add(key);
  });
}

function placeText({ place }: Diagnostic): string {
  return place ? `${place.file}:${place.line}:${place.column}` : '';
}
