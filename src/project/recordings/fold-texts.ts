import { isJsonObject, isList, type Json, type JsonObject } from '../../model/json.ts';

/**
 * A call as it stands in a file: what a model was told and said, where it has several lines, is a list of them, so that a
 * changed prompt shows as the lines that changed.
 */
export function foldTexts(call: JsonObject): JsonObject {
  return mapTexts(call, (text) =>
    typeof text === 'string' && text.includes('\n') ? text.split('\n') : text,
  );
}

/** The call again, its texts put together. */
export function unfoldTexts(call: JsonObject): JsonObject {
  return mapTexts(call, (text) =>
    isList(text) && text.every((line) => typeof line === 'string') ? text.join('\n') : text,
  );
}

/** Only texts of the protocol, which are never lists: what tools take and give may be one. */
function mapTexts(call: JsonObject, map: (text: Json) => Json): JsonObject {
  if (call['kind'] !== 'chat') return call;
  const { request, reply } = call;
  return {
    ...call,
    ...(request === undefined ? {} : { request: inRequest(request, map) }),
    ...(reply === undefined ? {} : { reply: member(reply, 'text', map) }),
  };
}

function inRequest(request: Json, map: (text: Json) => Json): Json {
  return member(request, 'messages', (messages) =>
    isList(messages) ? messages.map((message) => member(message, 'content', map)) : messages,
  );
}

function member(value: Json, name: string, map: (member: Json) => Json): Json {
  const before = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(value) && before !== undefined ? { ...value, [name]: map(before) } : value;
}
