import * as z from 'zod';
import { categories } from './categories.ts';
import { priorities } from './priority-of.ts';

/** What the desk makes of a message. */
export const answerSchema = z.strictObject({
  category: z.enum(categories),
  priority: z.enum(priorities),
  route: z.string().describe('the team that gets it'),
  confidence: z.number().min(0).max(1),
  text: z.string().min(1).describe('drafted reply'),
  escalated: z.boolean().describe('a person must read it before anything is sent'),
  reason: z.string().nullable().describe('why it was escalated'),
  also: z.array(z.enum(categories)).describe('what else the message is about'),
  language: z.enum(['en', 'de', 'es', 'fr', 'unknown']),
  ticket: z.string().nullable(),
});
export type Answer = z.infer<typeof answerSchema>;
