import { displayWidth } from '../model/display-width.ts';
import { visibleText } from '../model/visible-text.ts';
import type { Position } from './line-index.ts';

/**
 * The lines of a file around a place, with a marker under it. Only the neighbourhood of the place is looked at, so a
 * line of many megabytes costs nothing; long lines are cut to the part around the marker.
 *
 * @param offset - where the marked part begins in `text`
 * @param length - of the marked part; the marker ends with the line and is at least one wide
 * @param position - line and column of `offset`
 */
export function codeFrame(text: string, offset: number, length: number, position: Position): string {
  const start = offset - position.column + 1;
  const end = endOfLine(text, offset);
  const shift =
    end - start > lineLimit && offset - start > contextBefore ? offset - contextBefore - start : 0;
  const indent = displayWidth((shift > 0 ? '…' : '') + printable(text.slice(start + shift, offset)));
  const markEnd = Math.min(offset + length, end, start + shift + lineLimit);
  const marker = '^'.repeat(Math.max(1, displayWidth(printable(text.slice(offset, markEnd)))));

  const digits = String(position.line + 1).length;
  const row = (mark: string, line: number, from: number): string =>
    `  ${mark} ${String(line).padStart(digits)} | ${excerpt(text, from, shift)}`.trimEnd();
  const rows = [row('>', position.line, start), `    ${' '.repeat(digits)} | ${' '.repeat(indent)}${marker}`];
  if (position.line > 1) {
    rows.unshift(
      row(' ', position.line - 1, position.line === 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1),
    );
  }
  const next = text.indexOf('\n', end) + 1;
  if (next > 0 && next < text.length) rows.push(row(' ', position.line + 1, next));
  return rows.join('\n');
}

const lineLimit = 100;
const contextBefore = 60;

/** The shown part of the line that begins at `from`. */
function excerpt(text: string, from: number, shift: number): string {
  const end = endOfLine(text, from);
  if (from + shift >= end) return '';
  const to = Math.min(end, from + shift + lineLimit);
  return (shift > 0 ? '…' : '') + printable(text.slice(from + shift, to)) + (to < end ? '…' : '');
}

/** Offset of the end of a line, before its line break. */
function endOfLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed === -1 ? text.length : feed;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

function printable(text: string): string {
  return visibleText(text.replace(/[\r\n]+$/, '').replaceAll('\t', '  '));
}
