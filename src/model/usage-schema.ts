import * as z from 'zod';

/** What a trial used. `costUsd` is null where a call had no known price: null is not 0. */
export const usageSchema = z.object({
  modelCalls: z.int().min(0),
  inputTokens: z.number().min(0),
  outputTokens: z.number().min(0),
  costUsd: z.number().min(0).nullable(),
});
export type Usage = Readonly<z.infer<typeof usageSchema>>;
