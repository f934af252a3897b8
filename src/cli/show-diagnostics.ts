import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../diagnostics/render-diagnostics.ts';
import type { Terminal } from './terminal.ts';

/** Prints mistakes to standard error, if there are any. */
export function showDiagnostics(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  closing: string,
): void {
  if (diagnostics.length === 0) return;
  terminal.error(
    `${renderDiagnostics(diagnostics, { color: terminal.color, ...(closing === '' ? {} : { closing }) })}\n`,
  );
}
