import * as z from 'zod';

const count = z.int().min(0);

const usageSchema = z.lazy(() =>
  z
    .object({ inputTokens: count, outputTokens: count, cachedTokens: count.exactOptional() })
    .nullable()
    .default(null),
);

/** The reply of a chat model, as recordings hold it. */
export const chatReplySchema = z.lazy(() =>
  z.object({
    text: z.string(),
    toolCalls: z.array(z.object({ id: z.string(), name: z.string(), arguments: z.string() })).default([]),
    finish: z.enum(['stop', 'length', 'tool-calls', 'filtered']),
    usage: usageSchema,
  }),
);

/** The reply of an embedding model, as recordings hold it. */
export const embedReplySchema = z.lazy(() =>
  z.object({ vectors: z.array(z.array(z.number())), usage: usageSchema }),
);
