import { displayWidth } from '../../model/display-width.ts';
import { fitWidth } from '../terminal/fit-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Columns with a higher number go first when the terminal is too narrow. */
  readonly dispensable?: number;
  /** A name: long ones are cut before any column is left out. */
  readonly cuttable?: true;
}

/**
 * Lines of a table without borders, its columns two spaces apart.
 *
 * Where it would be wider than `width`, names are cut and dispensable columns left out. What must stay may overflow,
 * unless there are names among it.
 *
 * @param rows - texts that are safe to print; one list a row
 * @returns the lines, and the titles of the columns that were left out
 */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): { readonly lines: string[]; readonly leftOut: readonly string[] } {
  const whole = columns.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[index] ?? '')), displayWidth(column.title)),
  );
  const least = columns.map(({ cuttable }, index) =>
    Math.min(whole[index] ?? 0, cuttable ? leastNameWidth(width) : Number.POSITIVE_INFINITY),
  );
  const kept = keepWhatFits(columns, least, width);
  const widths = columns.some(({ cuttable }) => cuttable) ? share(kept, least, whole, width) : whole;
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

/** Cells that a name keeps, however narrow a table of this width gets. */
export function leastNameWidth(width: number): number {
  return Number.isFinite(width) ? Math.max(8, Math.min(24, Math.floor(width / 4))) : width;
}

function keepWhatFits(columns: readonly Column[], widths: readonly number[], width: number): number[] {
  let kept = columns.map((_, index) => index);
  while (totalOf(kept, widths) > width) {
    const most = kept.reduce((highest, index) => Math.max(highest, columns[index]?.dispensable ?? 0), 0);
    if (most === 0) break;
    kept = kept.filter((index) => (columns[index]?.dispensable ?? 0) < most);
  }
  return kept;
}

function totalOf(kept: readonly number[], widths: readonly number[]): number {
  return kept.reduce((sum, index) => sum + (widths[index] ?? 0) + 2, -2);
}

/** Gives names the room that is left, and where there is none, takes from the widest. */
function share(
  kept: readonly number[],
  least: readonly number[],
  whole: readonly number[],
  width: number,
): number[] {
  const widths = [...least];
  let room = width - totalOf(kept, least);
  for (const index of kept) {
    const more = Math.max(0, Math.min(room, (whole[index] ?? 0) - (least[index] ?? 0)));
    widths[index] = (widths[index] ?? 0) + more;
    room -= more;
  }
  for (; room < 0; room++) {
    const widest = kept.reduce(
      (most, index) => ((widths[index] ?? 0) > (widths[most] ?? 0) ? index : most),
      kept[0] ?? 0,
    );
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const shown = displayWidth(text) > width ? fitWidth(text, width, true) : text;
  const space = ' '.repeat(Math.max(0, width - displayWidth(shown)));
  return align === 'left' ? shown + space : space + shown;
}
