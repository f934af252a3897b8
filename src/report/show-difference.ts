import { diffLines } from 'diff';
import { isJsonObject, isList, type Json } from '../model/json.ts';
import { visibleText } from '../model/visible-text.ts';
import { cut } from './show-json.ts';

export interface DifferenceLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

const mostCharacters = 4000;
const mostLines = 24;
const context = 2;

/**
 * Expected against actual, line by line: `-` only expected, `+` only actual. Long values are cut, equal stretches folded.
 *
 * @returns lines that are safe to print
 */
export function showDifference(expected: Json, actual: Json): DifferenceLine[] {
  const changes = diffLines(layOut(expected), layOut(actual), { maxEditLength: 2000 });
  if (!changes) return [...sideLines('-', expected), ...sideLines('+', actual)];
  const lines = changes.flatMap(({ added, removed, value }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DifferenceLine => ({ mark: added ? '+' : removed ? '-' : ' ', text: printable(text) })),
  );
  return fold(lines);
}

function sideLines(mark: '-' | '+', value: Json): DifferenceLine[] {
  return layOut(value)
    .split('\n', mostLines / 2)
    .map((text) => ({ mark, text: printable(text) }));
}

/** Keys are sorted, so that order makes no difference where it has no meaning. */
function layOut(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(sortKeys(value), null, 2);
  return `${cut(text, mostCharacters)}\n`;
}

function sortKeys(value: Json): Json {
  if (isList(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}

/** Keeps what differs and a little around it. */
function fold(lines: readonly DifferenceLine[]): DifferenceLine[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ mark }) => mark !== ' '),
  );
  const folded: DifferenceLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (near[index]) folded.push(line);
    else if (folded.at(-1)?.text !== '…') folded.push({ mark: ' ', text: '…' });
  }
  return folded.length > mostLines ? [...folded.slice(0, mostLines), { mark: ' ', text: '…' }] : folded;
}

function printable(text: string): string {
  return cut(visibleText(text), 160);
}
