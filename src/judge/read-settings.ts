import * as z from 'zod';
import { isPointer } from '../model/json-pointer.ts';

/** Settings of every judge that reads a value: which value, and which part of it. */
export const readSettings = {
  at: z
    .string()
    .refine(isPointer, 'Expected a JSON Pointer, which begins with a slash: "/answer/text".')
    .optional()
    .describe('JSON Pointer to the part that is judged'),
  of: z
    .enum(['output', 'state'])
    .optional()
    .describe('what is judged: the output (default), or the state that the afterTrial hook read'),
};

/** What `readSettings` become once they are checked. */
export interface ReadSettings {
  readonly at?: string | undefined;
  readonly of?: 'output' | 'state' | undefined;
}
