import type { ChatMessage, ChatRequest, EmbedRequest, ToolRequest } from '../../model/agent.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';

/**
 * What is asked of a chat model, as it is compared: how long is waited and who listens does not count, and neither do the ids
 * of tool calls, which services make anew each time. The calls are numbered instead.
 */
export function plainChat({ onText: _onText, timeoutMs: _timeoutMs, ...asked }: ChatRequest): JsonObject {
  const { messages, tools, ...settings } = asked;
  return plain({
    ...settings,
    messages: withNumberedCalls(messages),
    ...(tools?.length ? { tools } : {}),
  });
}

/** What is asked of an embedding model, as it is compared. */
export function plainEmbed({ model, texts }: EmbedRequest): JsonObject {
  return plain({ model, texts });
}

/** What a call of a tool asks for, as it is compared. */
export function plainToolCall(tool: string, args: Json): JsonObject {
  return plain({ tool, args });
}

/** The ids that the calls in a reply get: numbers that follow those in the request, so that a conversation has none twice. */
export function numberedCalls(calls: readonly ToolRequest[], request: ChatRequest): readonly ToolRequest[] {
  const earlier = request.messages.reduce((sum, message) => sum + callsOf(message).length, 0);
  return calls.map((call, index) => ({ ...call, id: idOf(earlier + index) }));
}

function withNumberedCalls(messages: readonly ChatMessage[]): ChatMessage[] {
  // An id may stand for several calls of a conversation: the newest before the result is meant.
  const numbers = new Map<string, string>();
  let calls = 0;
  return messages.map((message) => {
    if (message.role === 'tool') return { ...message, id: numbers.get(message.id) ?? message.id };
    if (message.role !== 'assistant') return message;
    const { toolCalls: _, ...rest } = message;
    const numbered = callsOf(message).map((call) => {
      const id = idOf(calls++);
      numbers.set(call.id, id);
      return { ...call, id };
    });
    return numbered.length === 0 ? rest : { ...rest, toolCalls: numbered };
  });
}

function callsOf(message: ChatMessage): readonly ToolRequest[] {
  return (message.role === 'assistant' && message.toolCalls) || [];
}

function idOf(index: number): string {
  return `call-${index + 1}`;
}

/** As it looks in a file: what is undefined is not there. */
function plain(value: object): JsonObject {
  const copy: Json = JSON.parse(JSON.stringify(value));
  return isJsonObject(copy) ? copy : {};
}
