import { cleanText, usualMaxChars } from '../../kit/tools/clean-text.ts';
import { jsonOfResult } from '../../kit/tools/json-of-result.ts';
import type { Tool } from '../../model/agent.ts';
import { isJsonObject, isList, type Json } from '../../model/json.ts';

/**
 * What a tool gave, as JSON that may go on: control characters are gone, texts that are too long are cut.
 *
 * @throws AgentError of kind `output` where it cannot be JSON
 */
export function cleanResult({ name, maxResultChars = usualMaxChars }: Tool, result: unknown): Json {
  return clean(jsonOfResult(name, result), maxResultChars);
}

function clean(value: Json, maxChars: number): Json {
  if (typeof value === 'string') return cleanText(value, maxChars);
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, member]) => [
      cleanText(key, maxChars),
      clean(member, maxChars),
    ]);
    return Object.fromEntries(members);
  }
  if (typeof value !== 'object' || value === null || !isList(value)) return value;
  return value.map((item) => clean(item, maxChars));
}
