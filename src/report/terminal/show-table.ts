import type { Palette } from '../show/palette.ts';
import { type Column, drawTable } from '../show/table.ts';
import { hangText } from './hang-text.ts';
import { tooNarrow } from './too-narrow.ts';

/**
 * A table below its title, and notes below the table; nothing where it has no rows.
 *
 * @param rows - texts that are safe to print; one list a row
 * @param notesOf - the notes, given the titles of the columns for which the terminal was too narrow
 */
export function showTable(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { palette, width }: { readonly palette: Palette; readonly width: number },
  notesOf: (leftOut: readonly string[]) => readonly string[] = tooNarrow,
): string[] {
  if (rows.length === 0) return [];
  const { lines, leftOut } = drawTable(columns, rows, width - 2);
  const [head = '', ...body] = lines;
  return [
    palette.bold(title),
    `  ${palette.dim(head)}`,
    ...body.map((line) => `  ${line}`),
    ...notesOf(leftOut).flatMap((note) => hangText('  ', note, width).map(palette.dim)),
  ];
}
