import type { ServerResponse } from 'node:http';
import { json } from '../serve-agent.ts';
import { piecesOf, type ServedReply, type ServedToolCall, tokensOf } from './served-reply.ts';
import { streamEvents } from './stream-events.ts';

export interface ChatBody {
  readonly model: string;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
}

/** Answers a request for a chat completion, at once or as a stream. */
export async function answerChat(
  response: ServerResponse,
  body: ChatBody,
  reply: ServedReply,
  calls: readonly ServedToolCall[],
  cut: boolean,
): Promise<void> {
  const { stream, stream_options: options } = body;
  const head = { id: 'chatcmpl-1', created: 1, model: body.model };
  const finish = calls.length > 0 ? 'tool_calls' : (reply.finish ?? 'stop');
  const toolCalls = calls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  }));
  if (!stream) {
    const message = {
      role: 'assistant',
      content: reply.text ?? (calls.length > 0 ? null : ''),
      ...(calls.length > 0 ? { tool_calls: toolCalls } : {}),
    };
    json(response, {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: finish, message }],
      ...usageOf(reply),
    });
    return;
  }
  const chunk = (delta: object, reason: string | null = null): object => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  const pieces = piecesOf(reply).map((content) => chunk({ content }));
  const parts = toolCalls.flatMap((call, index) => [
    chunk({ tool_calls: [{ index, ...call, function: { ...call.function, arguments: '' } }] }),
    ...halves(call.function.arguments).map((text) =>
      chunk({ tool_calls: [{ index, function: { arguments: text } }] }),
    ),
  ]);
  const usage = options?.include_usage
    ? [{ ...head, object: 'chat.completion.chunk', choices: [], ...usageOf(reply) }]
    : [];
  const events = [
    chunk({ role: 'assistant', content: '' }),
    ...pieces,
    ...parts,
    chunk({}, finish),
    ...usage,
  ];
  await streamEvents(
    response,
    events.map((event) => ({ data: JSON.stringify(event) })),
    cut,
    'data: [DONE]\n\n',
  );
}

function usageOf(reply: ServedReply): object {
  const tokens = tokensOf(reply);
  if (tokens === null) return {};
  const [input, output] = tokens;
  return {
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      ...(reply.cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: reply.cached } }),
    },
  };
}

function halves(text: string): string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '');
}
