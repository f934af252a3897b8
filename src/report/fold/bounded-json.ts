import { isJsonObject, isList, type Json } from '../../model/json.ts';
import { cut } from '../show/show-json.ts';

/** A value of the same shape whose texts, keys and scalars have at most about so many characters together. */
export function boundedJson(value: Json, most: number): Json {
  let left = most;
  return shorten(value);

  function shorten(part: Json): Json {
    if (typeof part === 'string') {
      const kept = cut(part, Math.max(1, left));
      left -= kept.length;
      return kept;
    }
    left--;
    if (isList(part)) return untilFull(part);
    if (!isJsonObject(part)) return part;
    const members: [string, Json][] = [];
    for (const [key, member] of Object.entries(part)) {
      if (left <= 0) break;
      const kept = cut(key, left);
      left -= kept.length;
      members.push([kept, shorten(member)]);
    }
    return Object.fromEntries(members);
  }

  function untilFull(items: readonly Json[]): Json[] {
    const kept: Json[] = [];
    for (const item of items) {
      if (left <= 0) break;
      kept.push(shorten(item));
    }
    return kept;
  }
}
