import * as z from 'zod';
import { readSettings } from '../read-settings.ts';

/** Settings of every judge that asks a model. */
export const gradingSettings = {
  model: z
    .string()
    .min(1, 'Expected the name of a model.')
    .optional()
    .describe('which model is asked; without it `models: { judge: … }` of the config'),
  repeat: z
    .int()
    .min(1)
    .max(25)
    .refine((votes) => votes % 2 === 1, 'Expected an odd number, so that there is a majority.')
    .default(1)
    .describe('how often it is asked (odd): the majority decides, the score is the mean'),
  temperature: z
    .union([z.number().min(0).max(2), z.literal('none')])
    .default(0)
    .describe('of the model; none for models that take no other than their own'),
  ...readSettings,
};

/** What `gradingSettings` become once they are checked. */
export interface GradingSettings {
  readonly model?: string | undefined;
  readonly repeat: number;
  readonly temperature: number | 'none';
  readonly at?: string | undefined;
  readonly of?: 'output' | 'state' | undefined;
}
