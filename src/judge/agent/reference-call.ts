import * as z from 'zod';
import type { Json, JsonObject } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import { type ArgsMode, argsModes } from './match-args.ts';

const toolName = z.string().min(1, 'Expected the name of a tool.');

/** A call that a case expects: the name of a tool, or with arguments. */
export const referenceCallSchema = z.lazy(() =>
  z.union([
    toolName,
    z.strictObject({
      name: toolName.describe('name of the tool, exactly'),
      args: jsonSchema.optional().describe('arguments; without them the call may have any'),
      defaults: z
        .record(z.string(), jsonSchema)
        .optional()
        .describe('arguments that a call may leave out, for the argument mode `defaults`'),
    }),
  ]),
);

/** One argument mode for all tools, or one for each. */
export const argsModeSchema = z.lazy(() =>
  z.union([z.enum(argsModes), z.record(z.string(), z.enum(argsModes))]),
);
export type ArgsModes = z.infer<typeof argsModeSchema>;

export interface ReferenceCall {
  readonly name: string;
  readonly args?: Json | undefined;
  readonly defaults?: JsonObject | undefined;
}

/** The full form of an expected call. */
export function toReferenceCall(written: z.infer<typeof referenceCallSchema>): ReferenceCall {
  return typeof written === 'string' ? { name: written } : written;
}

/** The argument mode of a tool: its own, else that of `*`, else `exact`. */
export function modeOf(modes: ArgsModes, tool: string): ArgsMode {
  if (typeof modes === 'string') return modes;
  return (Object.hasOwn(modes, tool) ? modes[tool] : modes['*']) ?? 'exact';
}
