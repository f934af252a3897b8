import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { errorText } from './error-text.ts';
import type { CallEnd, MessageStep } from './message-step.ts';
import { readArguments, readContent, textOrNull } from './steps-of-message.ts';

/** Whether an entry is an item of a Responses API list: it has a `type` and is no chat message. */
export function isResponseItem(entry: JsonObject): boolean {
  return typeof entry['type'] === 'string' && (entry['role'] === undefined || entry['type'] === 'message');
}

/** Whether a model wrote an entry: its messages, its thoughts, and the calls that it asks for. */
export function isWrittenByModel({ type, role }: JsonObject): boolean {
  if (role !== undefined) return role === 'assistant';
  return typeof type === 'string' && (type === 'reasoning' || type.endsWith('_call'));
}

/**
 * The tool calls and results in one item of a Responses API list.
 *
 * Any type that ends in `_call` is a call of the tool that `name` says, else of the type without its ending, such as
 * `web_search`; one that ends in `_call_output` is its result. A hosted tool that completed or failed ends at once.
 */
export function stepsOfItem(item: JsonObject): MessageStep[] {
  const type = String(item['type']);
  if (type.endsWith('_call_output')) {
    const id = textOrNull(item['call_id'] ?? item['id']);
    return [{ type: 'result', id, name: textOrNull(item['name']), end: endOf(item) }];
  }
  if (type.endsWith('_call')) return [callStep(item, type)];
  if (type === 'message' || type === 'reasoning' || knownSilent.has(type)) return [];
  return [{ type: 'warning', message: `has the unknown type "${type}"` }];
}

const knownSilent = new Set([
  'item_reference',
  'compaction',
  'mcp_list_tools',
  'mcp_approval_request',
  'mcp_approval_response',
]);
const argumentNames = ['arguments', 'input', 'action', 'queries', 'code', 'prompt', 'operation'];
const answeredLater = new Set([
  'function_call',
  'custom_tool_call',
  'computer_call',
  'local_shell_call',
  'shell_call',
  'apply_patch_call',
]);

function callStep(item: JsonObject, type: string): MessageStep {
  const name = textOrNull(item['name']) ?? type.slice(0, -'_call'.length);
  if (name === 'function' || name === 'custom_tool')
    return { type: 'warning', message: 'has a tool call without a name' };
  const key = argumentNames.find((candidate) => item[candidate] !== undefined && item[candidate] !== null);
  const call = {
    type: 'call',
    id: textOrNull(item['call_id'] ?? item['id']),
    name,
    args: named(key, readArguments(key === undefined ? undefined : item[key])),
  } as const;
  const ended = item['status'] === undefined || item['status'] === 'completed' || item['status'] === 'failed';
  return answeredLater.has(type) || !ended ? call : { ...call, end: endOf(item) };
}

/** Arguments that are one list or text keep their name, so that they can be told apart. */
function named(key: string | undefined, args: Json): Json {
  return key === undefined || key === 'input' || key === 'arguments' || isJsonObject(args)
    ? args
    : { [key]: args };
}

function endOf(item: JsonObject): CallEnd {
  const result = readContent(item['output'] ?? item['results'] ?? item['outputs'] ?? item['result']);
  const error = item['error'];
  if (error !== undefined && error !== null) return { result, error: errorText(error) };
  return { result, error: item['status'] === 'failed' ? 'The tool reported that it failed.' : null };
}
