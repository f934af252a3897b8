import { displayWidth } from '../../model/display-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Columns with a higher number go first when the terminal is too narrow. */
  readonly dispensable?: number;
}

/**
 * Lines of a table without borders, its columns two spaces apart.
 *
 * Where it would be wider than `width`, dispensable columns are left out; what must stay may overflow.
 *
 * @param rows - texts that are safe to print; one list a row
 * @returns the lines, and the titles of the columns that were left out
 */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): { readonly lines: string[]; readonly leftOut: readonly string[] } {
  const widths = columns.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[index] ?? '')), displayWidth(column.title)),
  );
  const kept = keepWhatFits(columns, widths, width);
  const line = (cells: readonly string[]): string =>
    kept
      .map((index) => pad(cells[index] ?? '', widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return {
    lines: [line(columns.map((column) => column.title)), ...rows.map(line)],
    leftOut: columns.filter((_, index) => !kept.includes(index)).map(({ title }) => title),
  };
}

function keepWhatFits(columns: readonly Column[], widths: readonly number[], width: number): number[] {
  let kept = columns.map((_, index) => index);
  const total = (): number => kept.reduce((sum, index) => sum + (widths[index] ?? 0) + 2, -2);
  while (total() > width) {
    const most = kept.reduce((highest, index) => Math.max(highest, columns[index]?.dispensable ?? 0), 0);
    if (most === 0) break;
    kept = kept.filter((index) => (columns[index]?.dispensable ?? 0) < most);
  }
  return kept;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
