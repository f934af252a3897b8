import { isJson, type Json } from '../model/json.ts';
import type { Row } from './dataset.ts';

type Reading = (cell: string) => Json | undefined;

/** Rows with every column read as what all of its cells are. Empty cells of a column that is not text are null. */
export function typeColumns(
  columns: readonly string[],
  lines: readonly { readonly line: number; readonly cells: readonly string[] }[],
): Row[] {
  const readings = columns.map((_, index) => readingOf(lines.map(({ cells }) => cells[index] ?? '')));
  const typed = readings.some((reading) => reading !== null);
  return lines.map(({ line, cells }) => {
    const values: Record<string, Json> = {};
    const texts: Record<string, string> = {};
    for (const [index, name] of columns.entries()) {
      const cell = cells[index] ?? '';
      const reading = readings[index];
      values[name] = reading ? (reading(cell) ?? null) : cell;
      if (reading) texts[name] = cell;
    }
    return typed ? { line, values, texts } : { line, values };
  });
}

/** How a column is read, or null for text. */
function readingOf(cells: readonly string[]): Reading | null {
  const filled = cells.filter((cell) => cell !== '');
  const [first] = filled;
  if (first === undefined) return null;
  const reading = [numberIn, truthIn, structureIn].find((candidate) => candidate(first) !== undefined);
  return reading && filled.every((cell) => reading(cell) !== undefined) ? reading : null;
}

/** Leading zeros, plus signs and digits beyond a double's reach mean that a cell is a name, not a number. */
function numberIn(cell: string): number | undefined {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) && (!/^-?\d+$/.test(cell) || Number.isSafeInteger(value)) ? value : undefined;
}

function truthIn(cell: string): boolean | undefined {
  return cell === 'true' ? true : cell === 'false' ? false : undefined;
}

function structureIn(cell: string): Json | undefined {
  if (!/^\s*[[{]/.test(cell)) return undefined;
  try {
    const value: unknown = JSON.parse(cell);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
