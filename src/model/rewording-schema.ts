import * as z from 'zod';

/** A model that says in other words what a case asks, before the agent is asked. */
export const rewordingSchema = z.object({
  model: z.string(),
  of: z.string().describe('JSON Pointer of the text in the input; empty for an input that is text'),
});
export type RewordingSettings = Readonly<z.infer<typeof rewordingSchema>>;
