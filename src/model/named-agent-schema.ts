import * as z from 'zod';
import { idSchema } from './id.ts';

/** An agent that a file defines where it uses it. */
export const namedAgentSchema = z.looseObject({
  name: idSchema,
  type: z
    .string()
    .describe('module, command, http, model, scripted or echo')
    .meta({ examples: ['command'] }),
});
