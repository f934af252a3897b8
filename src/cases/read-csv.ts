import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Json } from '../model/json.ts';
import { typeColumns } from './csv-columns.ts';
import { type Dataset, placeOfLine } from './dataset.ts';
import { longestLine } from './read-jsonl.ts';
import { limitRepeats } from './repeats.ts';

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV with a header as in RFC 4180; rows are told from line breaks inside quotes, empty lines are passed over.
 *
 * A column in which every cell is a number, a truth value, or a JSON list or object holds those; all other columns
 * hold text. So the type of a cell never depends on that cell alone.
 */
export async function readCsv(text: string, file: string): Promise<Dataset> {
  const { lines, stopped } = await parseLines(text, file);
  const repeats = limitRepeats();
  const [header, ...body] = lines;
  const columns = (header?.cells ?? []).map((name) => name.trim());
  const problems = stopped ? [stopped] : [];
  if (header) problems.push(...headerProblems(columns, header.line, text, file));
  const rows = body.filter((row) => {
    if (row.cells.length === columns.length) return true;
    repeats.add({ kind: 'ragged', message: '', inRow: () => raggedRow(row, columns, text, file) });
    return false;
  });
  return {
    file,
    text,
    columns,
    rows: typeColumns(columns, rows),
    diagnostics: [...problems, ...repeats.diagnostics(body.length)],
  };
}

async function parseLines(
  text: string,
  file: string,
): Promise<{ lines: Line[]; stopped: Diagnostic | null }> {
  const { CsvError, parse } = await import('csv-parse/sync');
  const bytes = Buffer.from(text);
  const lines: Line[] = [];
  const counter = lineCounter(bytes);
  let end = 0;
  try {
    parse(bytes, {
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      max_record_size: longestLine,
      on_record: (cells: string[], info) => {
        lines.push({ line: counter(end), cells });
        end = info.bytes;
        return null;
      },
    });
    return { lines, stopped: null };
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    return { lines, stopped: brokenQuotes(thrown.code, counter(end), text, file) };
  }
}

/** Line of the first byte that is no line break, at or after an offset; offsets may only grow. */
function lineCounter(bytes: Uint8Array): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (; at < offset || bytes[at] === 0x0a || bytes[at] === 0x0d; at++) if (bytes[at] === 0x0a) line++;
    return line;
  };
}

function brokenQuotes(code: string, line: number, text: string, file: string): Diagnostic {
  const open = code === 'CSV_QUOTE_NOT_CLOSED';
  const long = code === 'CSV_MAX_RECORD_SIZE';
  return {
    code: long ? 'dataset/long-line' : 'dataset/csv-syntax',
    severity: 'error',
    message: long
      ? 'The row that begins here is longer than 5 MB.'
      : open
        ? 'A quote in the row that begins here is never closed.'
        : 'A quote stands in the middle of a cell in the row that begins here.',
    why: 'No row from here on can be told from the next.',
    fix: 'Put cells with quotes, commas or line breaks in double quotes, and write a quote inside them as "".',
    place: placeOfLine(file, text, line),
  };
}

function otherSeparator(header: string, line: number, text: string, file: string): Diagnostic {
  return {
    code: 'dataset/not-commas',
    severity: 'error',
    message: `The columns are separated by ${header.includes(';') ? 'semicolons' : 'tabs'}, so they are read as one.`,
    why: 'The separator of a CSV file must be a comma; templates would find no column.',
    fix: 'Write the file again with commas, and quotes around cells that hold one.',
    place: placeOfLine(file, text, line),
  };
}

function headerProblems(columns: readonly string[], line: number, text: string, file: string): Diagnostic[] {
  const [only = ''] = columns;
  if (columns.length === 1 && /[;\t]/.test(only)) return [otherSeparator(only, line, text, file)];
  return columns.flatMap((name, index) => {
    const first = columns.indexOf(name);
    if (name !== '' && first === index) return [];
    return {
      code: name === '' ? 'dataset/unnamed-column' : 'dataset/duplicate-column',
      severity: 'error' as const,
      message:
        name === ''
          ? `Column ${index + 1} has no name.`
          : `Columns ${first + 1} and ${index + 1} are both named "${name}".`,
      why: 'Templates find values by the names of columns.',
      fix: 'Give every column a name of its own in the first line.',
      place: placeOfLine(file, text, line),
    };
  });
}

function raggedRow(row: Line, columns: readonly Json[], text: string, file: string): Diagnostic {
  const cells = `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`;
  return {
    code: 'dataset/ragged-row',
    severity: 'error',
    message: `This row has ${cells}, but the header names ${columns.length} columns.`,
    why: 'Values would end up under the wrong names.',
    fix: 'Put a cell that holds a comma in double quotes, or add what is missing.',
    place: placeOfLine(file, text, row.line),
  };
}
