import { isList, type Json } from '../../../../model/json.ts';

/** Characters of a line within which a whole list or object stands on it. */
const lineLength = 90;

/** A value as people read it: a text as it is, everything else as JSON in as few lines as are easy to read. */
export function textOfValue(value: Json): string {
  return typeof value === 'string' ? value : layOut(value, '');
}

function layOut(value: Json, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const members = isList(value)
    ? value.map((member) => layOut(member, inner))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${layOut(member, inner)}`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return open + close;
  if (fitOnLine(members, indent)) return `${open} ${members.join(', ')} ${close}`;
  return `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`;
}

function fitOnLine(members: readonly string[], indent: string): boolean {
  const length = members.reduce((sum, member) => sum + member.length + 2, indent.length + 2);
  return length <= lineLength && members.every((member) => !member.includes('\n'));
}
