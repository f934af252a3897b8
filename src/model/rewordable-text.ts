import type { Json } from './json.ts';
import { readPointer } from './json-pointer.ts';

/** The text of an input that can be said in other words; null where there is none, or no word in it. */
export function rewordableText(input: Json, of: string): string | null {
  const text = readPointer(input, of);
  return typeof text === 'string' && /\p{L}/u.test(text) ? text : null;
}
