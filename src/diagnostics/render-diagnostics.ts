import picocolors from 'picocolors';
import { formatCount } from '../model/format-count.ts';
import { visibleText } from '../model/visible-text.ts';
import type { Diagnostic } from './diagnostic.ts';

export interface RenderOptions {
  readonly color: boolean;
  /** What the mistakes meant for the run; ends the last line. */
  readonly closing?: string;
}

/**
 * Diagnostics as people read them in a terminal, by file and line, with a count at the end.
 *
 * Nothing in a user's file can reach the terminal as a control character.
 *
 * @returns text without a line break at its end; empty where there is nothing to tell
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  if (diagnostics.length === 0) return '';
  const colors = picocolors.createColors(options.color);
  const blocks = [...diagnostics].sort(byPlace).map((diagnostic) => renderOne(diagnostic, colors));
  const closing = options.closing === undefined ? '' : ` ${options.closing}`;
  return `${blocks.join('\n\n')}\n\n${summaryOf(diagnostics)}${closing}`;
}

type Colors = ReturnType<typeof picocolors.createColors>;

function renderOne(diagnostic: Diagnostic, colors: Colors): string {
  const { place, severity } = diagnostic;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  const where = place ? `${colors.cyan(visibleText(`${place.file}:${place.line}:${place.column}`))}  ` : '';
  const lines = [
    `${where}${paint(severity)}  ${colors.dim(diagnostic.code)}`,
    ...indented(diagnostic.message, '  ', '  '),
  ];
  if (place?.frame) lines.push('', ...frameLines(place.frame, colors));
  lines.push(
    '',
    ...indented(diagnostic.why, `  ${colors.dim('why')}  `),
    ...indented(diagnostic.fix, `  ${colors.dim('fix')}  `),
  );
  return lines.join('\n');
}

function frameLines(frame: string, colors: Colors): string[] {
  return frame.split('\n').map((line) => {
    const safe = visibleText(line);
    return /^ +\| *\^+$/.test(safe) || safe.startsWith('  >') ? colors.bold(safe) : colors.dim(safe);
  });
}

function indented(text: string, first: string, rest = '       '): string[] {
  return text.split('\n').map((line, index) => (index === 0 ? first : rest) + visibleText(line));
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  if (!left.place || !right.place)
    return Number(left.place !== undefined) - Number(right.place !== undefined);
  if (left.place.file !== right.place.file) return left.place.file < right.place.file ? -1 : 1;
  return left.place.line - right.place.line || left.place.column - right.place.column;
}

function summaryOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const counts = [counted(errors, 'error'), counted(diagnostics.length - errors, 'warning')].filter(Boolean);
  const files = new Set(diagnostics.flatMap((diagnostic) => diagnostic.place?.file ?? [])).size;
  return `${counts.join(' and ')}${files > 0 ? ` in ${counted(files, 'file')}` : ''}.`;
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
