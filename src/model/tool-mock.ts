import * as z from 'zod';
import { durationPattern } from './duration.ts';
import { jsonSchema } from './json-schema.ts';
import { scriptedErrorSchema } from './scripted-error.ts';

/** What answers a call in place of a tool, as a case writes it. */
export const toolMockSchema = z.lazy(() =>
  z
    .strictObject({
      returns: jsonSchema.exactOptional().describe('the result'),
      error: scriptedErrorSchema
        .exactOptional()
        .describe('the kind of error that takes the place of a result'),
      after: z
        .string()
        .regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m"')
        .meta({ examples: ['200ms'] })
        .exactOptional()
        .describe('the time that the call takes, on the clock of the trial'),
      when: jsonSchema.exactOptional().describe('what the arguments of a call must contain'),
    })
    .describe('one mock; a list is used up in order'),
);
export type ToolMock = Readonly<z.infer<typeof toolMockSchema>>;

/** By tool: one mock for every call that it fits, or a list of which each call uses up one. */
export type ToolMocks = Readonly<Record<string, ToolMock | readonly ToolMock[]>>;

/** Why a mock did nothing. */
export interface UnusedMock {
  readonly tool: string;
  /** Its number in the list of the tool, from 1. */
  readonly entry: number;
  /** How often the tool was called. */
  readonly calls: number;
}
