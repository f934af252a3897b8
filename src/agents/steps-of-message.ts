import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import { errorText } from './error-text.ts';
import type { CallEnd, MessageStep } from './message-step.ts';
import { parsedOrText } from './plain-json.ts';

/**
 * The steps in one chat message: a call of the model for an `assistant` message, then each tool that it asks for; the
 * end of a tool call for a `tool` (or the older `function`) message.
 *
 * A tool message tells of a failure by `is_error: true`, `status: error` or an `error`; its text is never guessed at.
 */
export function stepsOfMessage(message: JsonObject): MessageStep[] {
  switch (message['role']) {
    case 'assistant':
      return [modelStep(message), ...callsOf(message)];
    case 'tool':
    case 'function':
      return [resultStep(message)];
    case 'system':
    case 'developer':
    case 'user':
      return [];
    default:
      return [
        { type: 'warning', message: `has the unknown role ${JSON.stringify(message['role'] ?? null)}` },
      ];
  }
}

/** The call of a model behind a message or response, with the usage that stands beside it. */
export function modelStep(message: JsonObject): MessageStep {
  const usage = isJsonObject(message['usage']) ? message['usage'] : {};
  return {
    type: 'model',
    model: textOrNull(message['model']),
    inputTokens: tokens(usage['input_tokens'] ?? usage['prompt_tokens']),
    outputTokens: tokens(usage['output_tokens'] ?? usage['completion_tokens']),
  };
}

/** Arguments as a value: JSON in a text is read, other text stays text, and nothing is the empty object. */
export function readArguments(args: Json | undefined): Json {
  if (args === undefined || args === null || args === '') return {};
  return typeof args === 'string' ? parsedOrText(args) : args;
}

/** The text of a message's content, its parts joined; other content as it is. */
export function readContent(content: Json | undefined): Json | undefined {
  if (typeof content === 'string') return parsedOrText(content);
  if (content === undefined || !isList(content)) return content;
  const texts = content.map((part) => (isJsonObject(part) ? part['text'] : part));
  return texts.every((text) => typeof text === 'string') ? parsedOrText(texts.join('')) : content;
}

export function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function callsOf(message: JsonObject): MessageStep[] {
  const list = message['tool_calls'] ?? [];
  if (!isList(list)) return [{ type: 'warning', message: 'has `tool_calls` that are no list' }];
  const older = message['function_call'];
  return [
    ...list.map((call) => callStep(isJsonObject(call) ? call : {})),
    ...(isJsonObject(older) ? [callStep({ function: older })] : []),
  ];
}

function callStep(call: JsonObject): MessageStep {
  const body = call['function'] ?? call['custom'] ?? call;
  const name = isJsonObject(body) ? textOrNull(body['name']) : null;
  if (!isJsonObject(body) || name === null)
    return { type: 'warning', message: 'has a tool call without a name' };
  const args = readArguments(body['arguments'] ?? body['input']);
  return { type: 'call', id: textOrNull(call['id']), name, args };
}

function resultStep(message: JsonObject): MessageStep {
  const name = textOrNull(message['name'] ?? message['tool_name']);
  return { type: 'result', id: textOrNull(message['tool_call_id']), name, end: endOf(message) };
}

function endOf(message: JsonObject): CallEnd {
  const { content, error, is_error: isError, status } = message;
  const result = readContent(content);
  if (error !== undefined && error !== null && error !== false && error !== '') {
    return { result, error: errorText(error) };
  }
  return { result, error: isError === true || status === 'error' ? errorText(result) : null };
}

function tokens(value: Json | undefined): number | null {
  return typeof value === 'number' && value >= 0 ? value : null;
}
