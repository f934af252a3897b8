import { isJsonObject, isList, type Json } from './json.ts';

/**
 * What a JSON Pointer names inside a value.
 *
 * Only own properties are followed, so `/constructor` never finds a prototype.
 *
 * @param pointer - empty for the whole value, otherwise parts that each begin with `/`
 * @returns the value, or undefined where the pointer leads to nothing
 * @see RFC 6901
 */
export function readPointer(value: Json, pointer: string): Json | undefined {
  if (pointer === '') return value;
  let here: Json | undefined = value;
  for (const part of parsePointer(pointer)) {
    if (here === undefined) return undefined;
    if (isList(here)) here = /^(0|[1-9]\d*)$/.test(part) ? here[Number(part)] : undefined;
    else if (isJsonObject(here) && Object.hasOwn(here, part)) here = here[part];
    else return undefined;
  }
  return here;
}

/**
 * The value with another one where a JSON Pointer leads; the rest is shared. Where it leads to nothing, the value as it is.
 *
 * @param pointer - as for `readPointer`
 */
export function replaceAtPointer(value: Json, pointer: string, replacement: Json): Json {
  return readPointer(value, pointer) === undefined
    ? value
    : replaceAt(value, parsePointer(pointer), replacement);
}

function replaceAt(value: Json, [part, ...rest]: readonly string[], replacement: Json): Json {
  if (part === undefined) return replacement;
  if (isList(value))
    return value.map((item, index) => (index === Number(part) ? replaceAt(item, rest, replacement) : item));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([key, member]): [string, Json] => [
    key,
    key === part ? replaceAt(member, rest, replacement) : member,
  ]);
  return Object.fromEntries(members);
}

/** Tells whether a text is a JSON Pointer: empty, or `/` before every part, with only `~0` and `~1` as escapes. */
export function isPointer(text: string): boolean {
  return /^(\/([^~/]|~[01])*)*$/.test(text);
}

function parsePointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
