import { isJson, type Json } from '../model/json.ts';

/**
 * A value as JSON would carry it: members that are undefined are gone, dates are text.
 *
 * @returns undefined where JSON cannot carry it (a cycle, a bigint, over 500 levels); never throws
 */
export function plainJson(value: unknown): Json | undefined {
  try {
    const text = JSON.stringify(value);
    if (text === undefined) return undefined;
    const plain: unknown = JSON.parse(text);
    return isJson(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON object or list in a text; a text that holds neither stays as it is. */
export function parsedOrText(text: string): Json {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : text;
  } catch {
    return text;
  }
}
