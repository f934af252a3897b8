import * as z from 'zod';

/** What a trial may use at most; a trial that goes over is errored with kind `limit`. */
export const limitsSchema = z.strictObject({
  steps: z.int().min(1).exactOptional().describe('model and tool calls together'),
  tokens: z.int().min(1).exactOptional().describe('input and output tokens together'),
  'cost-usd': z.number().positive().exactOptional(),
});
