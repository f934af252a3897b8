import { AgentError } from '../../model/failure.ts';
import { isJson, type Json, problemOfJson } from '../../model/json.ts';

/**
 * What a tool gave, as JSON would carry it: nothing is null, members that are undefined are gone, dates are text.
 *
 * @throws AgentError of kind `output` where JSON cannot carry it
 */
export function jsonOfResult(tool: string, result: unknown): Json {
  if (isJson(result)) return result;
  if (result === undefined) return null;
  const plain = throughJson(result);
  if (isJson(plain)) return plain;
  throw new AgentError('output', `"${tool}" gave something that is not JSON: ${problemOfJson(result)}.`);
}

function throughJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}
