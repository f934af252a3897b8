import * as z from 'zod';
import type { EmbedReply, TokenUsage } from '../../../model/agent.ts';
import { readAs, unusableAnswer } from './unusable-answer.ts';

const count = z.int().min(0);
const usageSchema = z
  .object({ prompt_tokens: count, completion_tokens: count.optional() })
  .nullish()
  // An answer without a count is still an answer.
  .catch(null);

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: count.optional(), embedding: z.array(z.number()).min(1) })),
  usage: usageSchema,
});

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
    throw unusableAnswer(
      model,
      'list of embeddings',
      `it has ${data.length} vectors, and not one for each of the ${texts} texts`,
    );
  }
  if (vectors.some((vector) => vector.length !== length)) {
    throw unusableAnswer(model, 'list of embeddings', 'its vectors are not all of one length');
  }
  return { vectors, usage: usageOf(usage) };
}

function usageOf(usage: z.infer<typeof usageSchema>): TokenUsage | null {
  return usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens ?? 0 } : null;
}
