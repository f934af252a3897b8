import { diffLines } from 'diff';
import { isJsonObject, isList, type Json, type JsonObject } from '../../model/json.ts';
import { visibleText } from '../../model/visible-text.ts';
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
 * Members of an object that only the actual one has are named, no more: what is expected is often a part.
 *
 * @returns lines that are safe to print, or null where the two are of different kinds, so that lines say nothing
 */
export function showDifference(expected: Json, actual: Json): DifferenceLine[] | null {
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const { shared, added } = split(expected, actual);
    const more = added.length === 0 ? [] : [printable(`only in the output: ${added.join(', ')}`)];
    return [...compareLines(expected, shared), ...more.map((text) => ({ mark: '+' as const, text }))];
  }
  const isSameKind = isList(expected) ? isList(actual) : isText(expected) && isText(actual);
  return isSameKind ? compareLines(expected, actual) : null;
}

function isText(value: Json): boolean {
  return typeof value === 'string';
}

function split(expected: JsonObject, actual: JsonObject): { shared: JsonObject; added: string[] } {
  const members = Object.entries(actual);
  return {
    shared: Object.fromEntries(members.filter(([key]) => Object.hasOwn(expected, key))),
    added: members.map(([key]) => key).filter((key) => !Object.hasOwn(expected, key)),
  };
}

function compareLines(expected: Json, actual: Json): DifferenceLine[] {
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

/** Keys are sorted and commas left out, so that neither makes a difference where it has no meaning. */
function layOut(value: Json): string {
  const text =
    typeof value === 'string' ? value : JSON.stringify(sortKeys(value), null, 2).replaceAll(/,$/gm, '');
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
