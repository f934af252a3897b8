import { AgentError } from '../model/failure.ts';
import { isJsonObject, isList, type Json } from '../model/json.ts';
import { readPointer } from '../model/json-pointer.ts';

/**
 * What a pointer of the settings names inside an answer.
 *
 * @param setting - the setting that holds the pointer, for messages
 * @throws AgentError of kind `output` that says how far the pointer leads and what is there
 */
export function readAt(answer: Json, pointer: string, setting: string): Json {
  const value = readPointer(answer, pointer);
  if (value !== undefined) return value;
  const found = lastFound(answer, pointer);
  const where = found.pointer === '' ? 'the answer' : found.pointer;
  throw new AgentError(
    'output',
    `"${setting}": ${pointer} leads to nothing in the answer: ${where} ${contentOf(found.value)}.`,
  );
}

function lastFound(answer: Json, pointer: string): { pointer: string; value: Json } {
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const value = readPointer(answer, pointer.slice(0, end));
    if (value !== undefined) return { pointer: pointer.slice(0, end), value };
  }
  return { pointer: '', value: answer };
}

/** What is inside a value, in words: `has the keys a, b`. */
export function contentOf(value: Json): string {
  if (isList(value)) return `is a list of ${value.length}`;
  if (!isJsonObject(value)) return `is ${value === null ? 'null' : `a ${typeof value}`}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return 'is an empty object';
  return `has the keys ${keys.slice(0, 10).join(', ')}${keys.length > 10 ? ', …' : ''}`;
}
