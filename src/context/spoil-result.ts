import type { Fault } from '../model/fault.ts';
import { isJson, isJsonObject, isList, type Json } from '../model/json.ts';

type Spoil = NonNullable<Fault['result']>;

/**
 * What a fault makes of a result.
 *
 * - `malformed`: the first half of it, as when a connection breaks: of a text, or of the JSON text of anything else.
 * - `empty`: nothing of its kind: `''`, `[]`, `{}`, and `null` for anything else.
 * - `corrupted`: the same shape with wrong values. In a text every second character, from the first, becomes U+FFFD. In
 *   anything else numbers become texts, texts the number of their characters, truth values 0 or 1, and null false.
 *
 * Of the reply of a model, an object with a `text`, only the text is spoilt. A result that is no JSON counts as null.
 */
export function spoilResult(result: unknown, spoil: Spoil, isModel: boolean): Json {
  const value = isJson(result) ? result : null;
  if (isModel && isJsonObject(value) && typeof value['text'] === 'string') {
    return { ...value, text: spoilText(value['text'], spoil) };
  }
  if (typeof value === 'string') return spoilText(value, spoil);
  switch (spoil) {
    case 'malformed':
      return firstHalf(JSON.stringify(value));
    case 'empty':
      return isList(value) ? [] : isJsonObject(value) ? {} : null;
    case 'corrupted':
      return ofWrongKind(value);
  }
}

function spoilText(text: string, spoil: Spoil): string {
  switch (spoil) {
    case 'malformed':
      return firstHalf(text);
    case 'empty':
      return '';
    case 'corrupted':
      return [...text].map((character, index) => (index % 2 === 0 ? '\ufffd' : character)).join('');
  }
}

function firstHalf(text: string): string {
  const characters = [...text];
  return characters.slice(0, Math.floor(characters.length / 2)).join('');
}

function ofWrongKind(value: Json): Json {
  if (isList(value)) return value.map(ofWrongKind);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, ofWrongKind(member)]));
  }
  if (typeof value === 'string') return [...value].length;
  if (typeof value === 'number') return String(value);
  return value === null ? false : Number(value);
}
