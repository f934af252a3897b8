import { isJsonObject, isList, type Json } from '../../model/json.ts';

/**
 * Whether all of `part` is in `value`: nested objects in part, lists place by place and of equal length.
 *
 * The same comparison as the judge `json-subset`.
 */
export function containsJson(value: Json, part: Json): boolean {
  if (value === part) return true;
  if (isList(part)) {
    return (
      isList(value) &&
      value.length === part.length &&
      part.every((item, index) => containsJson(value[index] ?? null, item))
    );
  }
  if (!isJsonObject(part) || !isJsonObject(value)) return false;
  return Object.keys(part).every(
    (key) => Object.hasOwn(value, key) && containsJson(value[key] ?? null, part[key] ?? null),
  );
}
