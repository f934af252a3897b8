import { isJsonObject, isList, type Json } from '../model/json.ts';

/** Where two values differ first; undefined stands for a member that is not there. */
export interface Difference {
  readonly pointer: string;
  readonly actual: Json | undefined;
  readonly accepted: Json | undefined;
}

/**
 * The first place where an output differs from the accepted one, or null where they are equal.
 *
 * Deep; key order is irrelevant and −0 equals 0.
 *
 * @param ignored - JSON Pointers of places that may differ or be missing on either side
 */
export function goldenDifference(
  actual: Json | undefined,
  accepted: Json | undefined,
  ignored: ReadonlySet<string>,
  pointer = '',
): Difference | null {
  if (ignored.has(pointer) || actual === accepted) return null;
  const here = { pointer, actual, accepted };
  if (isJsonObject(actual) && isJsonObject(accepted)) {
    const keys = new Set([...Object.keys(accepted), ...Object.keys(actual)]);
    for (const key of keys) {
      const path = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const difference = goldenDifference(member(actual, key), member(accepted, key), ignored, path);
      if (difference) return difference;
    }
    return null;
  }
  if (actual === undefined || accepted === undefined || !isList(actual) || !isList(accepted)) return here;
  for (let index = 0; index < Math.max(actual.length, accepted.length); index++) {
    const difference = goldenDifference(actual[index], accepted[index], ignored, `${pointer}/${index}`);
    if (difference) return difference;
  }
  return null;
}

function member(object: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
