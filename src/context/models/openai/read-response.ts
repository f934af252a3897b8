import * as z from 'zod';
import type { ChatReply, TokenUsage } from '../../../model/agent.ts';
import { AgentError } from '../../../model/failure.ts';
import { finishOf } from './finish-of.ts';
import { tokenUsage } from './token-usage.ts';
import { readAs, unusableAnswer } from './unusable-answer.ts';

const count = z.int().min(0);
const usageSchema = z
  .object({
    input_tokens: count,
    output_tokens: count,
    input_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

const partSchema = z.object({ text: z.string().optional(), refusal: z.string().optional() });
const itemSchema = z.object({
  type: z.string(),
  content: z.array(partSchema).nullish(),
  call_id: z.string().optional(),
  name: z.string().optional(),
  arguments: z.string().optional(),
});

const responseSchema = z.lazy(() =>
  z.object({
    output: z.array(itemSchema),
    status: z.string().optional(),
    error: z.object({ message: z.string() }).nullish(),
    incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
    usage: usageSchema,
  }),
);

/**
 * The reply in an answer of the interface `responses`. A refusal is a reply, too.
 *
 * @throws AgentError of kind `unavailable` where the service says that it failed; of kind `output` where the answer is
 * none, or has neither text nor calls of tools
 */
export function readResponse(model: string, answer: unknown): ChatReply {
  const read = readAs(responseSchema, model, 'response', answer);
  if (read.status === 'failed')
    throw new AgentError(
      'unavailable',
      `The model "${model}" failed: ${read.error?.message ?? 'it does not say why'}`,
    );
  const toolCalls = read.output
    .filter(({ type }) => type === 'function_call')
    .map(({ call_id: id = '', name = '', arguments: text = '' }) => ({ id, name, arguments: text }));
  const parts = read.output.filter(({ type }) => type === 'message').flatMap(({ content }) => content ?? []);
  if (parts.length === 0 && toolCalls.length === 0) throw unusableAnswer(model, 'response', 'it has no text');
  const text = parts.map((part) => part.text ?? part.refusal ?? '').join('');
  const why = read.incomplete_details?.reason;
  return { text, toolCalls, finish: finishOf(why, toolCalls.length), usage: usageOf(read.usage) };
}

function usageOf(usage: z.infer<typeof usageSchema>): TokenUsage | null {
  if (!usage) return null;
  const { input_tokens: input, output_tokens: output, input_tokens_details: details } = usage;
  return tokenUsage(input, output, details?.cached_tokens);
}
