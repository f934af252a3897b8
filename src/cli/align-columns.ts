import { drawTable } from '../report/show/table.ts';

/**
 * Lines whose columns stand under one another, without a head, whatever the width of the terminal. A column in which
 * nothing stands takes no room.
 *
 * @param rows - texts that are safe to print; only those of a last column may hold colours
 */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const used = (rows[0] ?? []).map((_, index) => rows.some((row) => row[index] !== ''));
  const kept = rows.map((row) => row.filter((_, index) => used[index]));
  const columns = used.filter(Boolean).map(() => ({ title: '' }));
  return drawTable(columns, kept, Number.POSITIVE_INFINITY).lines.slice(1);
}
