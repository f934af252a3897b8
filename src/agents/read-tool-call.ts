import { AgentError } from '../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { excerpt } from './excerpt.ts';

/** A call of a tool as a foreign agent tells it. */
export interface ForeignCall {
  readonly name: string;
  readonly args: Json;
  readonly result: Json | undefined;
  /** null: the call succeeded. */
  readonly error: string | null;
}

/**
 * Reads `{ name, arguments, result?, error? }`; `args` and `input` stand for `arguments`, and name and arguments may
 * be nested under `function`, as OpenAI writes them.
 *
 * @throws AgentError of kind `output` for a call without a name
 */
export function readToolCall(call: Json): ForeignCall {
  const outer = objectOr(call, {});
  const inner = objectOr(outer['function'], outer);
  const name = inner['name'];
  if (typeof name !== 'string' || name === '') {
    throw new AgentError(
      'output',
      `"read.tool-calls": a call has no "name": ${excerpt(JSON.stringify(call))}`,
    );
  }
  return {
    name,
    args: inner['arguments'] ?? inner['args'] ?? inner['input'] ?? {},
    result: outer['result'],
    error: errorOf(outer['error']),
  };
}

function errorOf(error: Json | undefined): string | null {
  if (error === undefined || error === null || error === false || error === '') return null;
  if (typeof error === 'string') return error;
  const message = objectOr(error, {})['message'];
  return typeof message === 'string' ? message : JSON.stringify(error);
}

function objectOr(value: Json | undefined, otherwise: JsonObject): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : otherwise;
}
