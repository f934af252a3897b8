import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';

/** The JSON object that a model wrote, alone or in a text around it; null where there is none. */
export function objectIn(text: string): JsonObject | null {
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (start === -1 || end < start) return null;
  try {
    const value: Json = JSON.parse(text.slice(start, end + 1));
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
