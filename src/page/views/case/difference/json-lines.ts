import { isJsonObject, isList, type Json } from '../../../../model/json.ts';

/** A value as JSON on lines for comparing: keys sorted and commas left out, as neither has a meaning there. */
export function jsonLines(value: Json): string {
  return JSON.stringify(sortKeys(value), null, 2).replaceAll(/,$/gm, '');
}

function sortKeys(value: Json): Json {
  if (isList(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([key, member]): [string, Json] => [key, sortKeys(member)]);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
