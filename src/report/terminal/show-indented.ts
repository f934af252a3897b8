import type { Span } from '../../model/span.ts';
import type { DrawingOptions } from './gantt.ts';

/** A drawing under a heading: indented where there is room, after an empty line. */
export function showIndented(
  show: (spans: readonly Span[], options: DrawingOptions) => string[],
  spans: readonly Span[],
  { width, unicode }: DrawingOptions,
): string[] {
  const indent = ' '.repeat(width < 70 ? 2 : 6);
  const lines = show(spans, { width: width - indent.length, unicode });
  return lines.length === 0 ? [] : ['', ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))];
}
