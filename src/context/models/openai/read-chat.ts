import * as z from 'zod';
import type { ChatReply, TokenUsage } from '../../../model/agent.ts';
import { finishOf } from './finish-of.ts';
import { tokenUsage } from './token-usage.ts';
import { readAs, unusableAnswer } from './unusable-answer.ts';

const count = z.int().min(0);
const usageSchema = z
  .object({
    prompt_tokens: count,
    completion_tokens: count.optional(),
    prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish().catch(null),
  })
  .nullish()
  // An answer without a count is still an answer.
  .catch(null);

const callSchema = z.object({
  id: z.string(),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const chatSchema = z.lazy(() =>
  z.object({
    choices: z
      .array(
        z.object({
          message: z.object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z.array(callSchema).nullish(),
          }),
          finish_reason: z.string().nullish(),
        }),
      )
      .min(1),
    usage: usageSchema,
  }),
);

/**
 * The reply in a chat completion. A refusal is a reply, too.
 *
 * @throws AgentError of kind `output` where the answer is none, or has neither text nor calls of tools
 */
export function readChat(model: string, answer: unknown): ChatReply {
  const { choices, usage } = readAs(chatSchema, model, 'chat completion', answer);
  const [choice] = choices;
  const toolCalls = (choice?.message.tool_calls ?? []).map((call) => ({ id: call.id, ...call.function }));
  const text = choice?.message.content ?? choice?.message.refusal ?? (toolCalls.length > 0 ? '' : null);
  if (text === null) throw unusableAnswer(model, 'chat completion', 'it has no text');
  return {
    text,
    toolCalls,
    finish: finishOf(choice?.finish_reason, toolCalls.length),
    usage: usageOf(usage),
  };
}

function usageOf(usage: z.infer<typeof usageSchema>): TokenUsage | null {
  if (!usage) return null;
  const { prompt_tokens: input, completion_tokens: output = 0, prompt_tokens_details: details } = usage;
  return tokenUsage(input, output, details?.cached_tokens);
}
