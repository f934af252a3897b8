import { isJsonObject, isList, type Json } from '../model/json.ts';
import type { Redact } from './secrets.ts';

/** A value without secrets, in its texts, its numbers and the names of its members. */
export function redactJson(value: Json, redact: Redact): Json {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redactNumber(value, redact);
  if (isList(value)) return value.map((item) => redactJson(item, redact));
  return isJsonObject(value) ? redactMembers(value, redact) : value;
}

/** Members of an object without secrets. */
export function redactMembers(members: Readonly<Record<string, Json>>, redact: Redact): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(members).map(([key, member]) => [redact(key), redactJson(member, redact)]),
  );
}

function redactNumber(value: number, redact: Redact): Json {
  const text = String(value);
  const redacted = redact(text);
  return redacted === text ? value : redacted;
}
