import { parseJson } from '../judge/parse-json.ts';
import type { Json } from '../model/json.ts';

/** The JSON that a model replied with; null where it is none. */
export function parsedReply(text: string): Json {
  const read = parseJson(text);
  return 'value' in read ? read.value : null;
}
