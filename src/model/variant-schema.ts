import * as z from 'zod';

/** Of a case that asks what another one asks, in another form. */
export const variantSchema = z
  .object({
    of: z.string().describe('key of the case whose judgement must be the same'),
    kind: z.string().describe('what was changed, as `variants:` names it'),
  })
  .describe('absent of cases that stand in the file themselves');
