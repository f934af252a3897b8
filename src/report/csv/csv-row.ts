import { visibleText } from '../../model/visible-text.ts';

/** What a cell of a table may hold; null and undefined leave it empty: not measured, or none. */
export type CsvValue = string | number | boolean | null | undefined;

/**
 * One record of a CSV file, with its line end (RFC 4180).
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets take for the sign
 * of a text. Control characters, which end a file or a cell for several readers, become visible.
 */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: CsvValue): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value);
  const shown = value.replace(controls, visibleText);
  const text = formulaStart.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All but tabs and line ends. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** The full-width signs mean the same to some of them. @see OWASP, CSV injection */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
