import type { Json } from '../../../../model/json.ts';

/** A value as people read it: a text as it is, everything else as JSON on lines. */
export function textOfValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
