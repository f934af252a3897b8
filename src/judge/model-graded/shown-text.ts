import type { Json } from '../../model/json.ts';

/** A value as a model is shown it: texts as they are, all else as JSON. */
export function shownText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
