import * as z from 'zod';
import type { ChatReply, EmbedReply, TokenUsage } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';

const count = z.int().min(0);
const usageSchema = z
  .object({ prompt_tokens: count, completion_tokens: count.optional() })
  .nullish()
  // An answer without a count is still an answer.
  .catch(null);

const chatSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
  usage: usageSchema,
});

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: count.optional(), embedding: z.array(z.number()).min(1) })),
  usage: usageSchema,
});

/**
 * The reply in a chat completion. A refusal is a reply, too.
 *
 * @throws AgentError of kind `output` where the answer is none, or has no text
 */
export function readChat(model: string, answer: unknown): ChatReply {
  const { choices, usage } = readAs(chatSchema, model, 'chat completion', answer);
  const message = choices[0]?.message;
  const text = message?.content ?? message?.refusal;
  if (typeof text !== 'string') throw unusable(model, 'chat completion', 'it has no text');
  return { text, toolCalls: [], finish: 'stop', usage: usageOf(usage) };
}

/**
 * The vectors in a list of embeddings, in the order of the texts.
 *
 * @param texts - how many vectors there must be
 * @throws AgentError of kind `output` where they are not as many, not of one length, or not numbers
 */
export function readEmbeddings(model: string, texts: number, answer: unknown): EmbedReply {
  const { data, usage } = readAs(embeddingsSchema, model, 'list of embeddings', answer);
  const vectors: number[][] = [];
  for (const [place, { index = place, embedding }] of data.entries()) vectors[index] = embedding;
  const length = vectors[0]?.length;
  // A place that nobody filled has no length either.
  const isWhole = vectors.length === texts && data.length === texts && Object.keys(vectors).length === texts;
  if (!isWhole) {
    throw unusable(
      model,
      'list of embeddings',
      `it has ${data.length} vectors, and not one for each of the ${texts} texts`,
    );
  }
  if (vectors.some((vector) => vector.length !== length)) {
    throw unusable(model, 'list of embeddings', 'its vectors are not all of one length');
  }
  return { vectors, usage: usageOf(usage) };
}

function readAs<Shape>(schema: z.ZodType<Shape>, model: string, what: string, answer: unknown): Shape {
  if (typeof answer === 'string') throw unusable(model, what, 'its content type is not JSON');
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const { path = [], message = '' } = read.error.issues[0] ?? {};
  throw unusable(model, what, `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`);
}

function unusable(model: string, what: string, why: string): AgentError {
  return new AgentError('output', `The answer of the model "${model}" is no usable ${what}: ${why}.`);
}

function usageOf(usage: z.infer<typeof usageSchema>): TokenUsage | null {
  return usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens ?? 0 } : null;
}
