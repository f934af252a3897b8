import { isJsonObject, isList, type Json } from '../../model/json.ts';

const longestLine = 100;

/**
 * JSON that people and `git diff` read well: a member a line, lists of numbers and short lists in one line. Members stand
 * in the order that they have.
 */
export function readableJson(value: Json): string {
  return `${write(value, '')}\n`;
}

function write(value: Json, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.every(isPlain)) {
      const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
      if (line.length <= longestLine || value.every((item) => typeof item === 'number')) return line;
    }
    return `[\n${value.map((item) => `${inner}${write(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return '{}';
  const members = keys.map((key) => `${inner}${JSON.stringify(key)}: ${write(value[key] ?? null, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function isPlain(value: Json): boolean {
  return !isList(value) && !isJsonObject(value);
}
