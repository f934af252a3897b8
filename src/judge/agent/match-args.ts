import { canonicalJson, isJsonObject, isList, type Json, type JsonObject } from '../../model/json.ts';

/** How the arguments of an actual call are held against those of a reference call. */
export const argsModes = ['exact', 'ignore', 'subset', 'superset', 'defaults'] as const;
export type ArgsMode = (typeof argsModes)[number];

/**
 * Tells whether the arguments of an actual call fit those of a reference call.
 *
 * - `exact`: deeply equal; key order is irrelevant, −0 equals 0.
 * - `ignore`: always.
 * - `subset`: all of the actual arguments are in the reference.
 * - `superset`: all of the reference is in the actual arguments.
 * - `defaults`: equal after each side took the arguments that it leaves out from `defaults` (outermost arguments
 *   only). With defaults `{ limit: 10 }`, the actual calls `{ q }` and `{ q, limit: 10 }` both fit the reference `{ q }`.
 *
 * Subset and superset look into nested values as `json-subset` does: objects in part, lists place by place and of
 * equal length.
 */
export function matchArgs(mode: ArgsMode, actual: Json, reference: Json, defaults: JsonObject = {}): boolean {
  switch (mode) {
    case 'ignore':
      return true;
    case 'exact':
      return canonicalJson(actual) === canonicalJson(reference);
    case 'subset':
      return holds(reference, actual);
    case 'superset':
      return holds(actual, reference);
    case 'defaults':
      return canonicalJson(filled(actual, defaults)) === canonicalJson(filled(reference, defaults));
  }
}

/** The arguments, with what they leave out taken from the defaults. Anything but an object stays as it is. */
export function filled(args: Json, defaults: JsonObject): Json {
  return isJsonObject(args) ? { ...defaults, ...args } : args;
}

/** The depth of this recursion is that of the shallower value, which JSON checks keep under 500. */
function holds(whole: Json, part: Json): boolean {
  if (isList(part)) {
    return (
      isList(whole) &&
      whole.length === part.length &&
      part.every((item, index) => holds(whole[index] ?? null, item))
    );
  }
  if (!isJsonObject(part)) return whole === part;
  return (
    isJsonObject(whole) &&
    Object.entries(part).every(
      ([key, value]) => Object.hasOwn(whole, key) && holds(whole[key] ?? null, value),
    )
  );
}
