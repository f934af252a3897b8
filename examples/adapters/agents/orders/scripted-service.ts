import * as z from 'zod';
import { answerTo, callFor } from './desk.ts';

const requestSchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
});

/**
 * Stands for the service of OpenAI, as a `fetch`: hands the question over where the agent can do that, else asks for the
 * tool, then words what it gave.
 */
export async function scriptedService(_: unknown, init?: { readonly body?: unknown }): Promise<Response> {
  const { messages, tools } = requestSchema.parse(JSON.parse(String(init?.body)));
  const message = messageTo(messages, tools[0]?.function.name ?? '');
  return Response.json({
    id: 'reply',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop', message }],
    usage: {
      prompt_tokens: 40,
      completion_tokens: 8,
      total_tokens: 48,
      prompt_tokens_details: { cached_tokens: 10 },
    },
  });
}

function messageTo(messages: z.infer<typeof requestSchema>['messages'], offered: string) {
  const asked = JSON.stringify(messages.find(({ role }) => role === 'user')?.content);
  if (offered.startsWith('transfer_to_')) return calling(offered, {});
  const last = messages.at(-1);
  const isAnswered = last?.role === 'tool' && !JSON.stringify(last.content).includes('assistant');
  const call = isAnswered ? null : callFor(asked);
  if (call) return calling(call.name, call.args);
  return { role: 'assistant', content: answerTo(isAnswered ? JSON.stringify(last.content) : '') };
}

function calling(name: string, args: object) {
  const call = { id: `call-${name}`, type: 'function', function: { name, arguments: JSON.stringify(args) } };
  return { role: 'assistant', content: null, tool_calls: [call] };
}
