import * as z from 'zod';
import { failureSchema } from './failure-schema.ts';
import { jsonSchema } from './json-schema.ts';
import { spanNames } from './span-names.ts';

const attributesSchema = z.record(z.string(), jsonSchema);

/** One thing that an agent did. Times are milliseconds since the trial began; an `endMs` of null was cut off. */
export const spanSchema = z.object({
  id: z.int().min(1),
  parent: z.int().nullable(),
  name: z.enum(spanNames),
  label: z.string().describe('which one: the name of the tool, model, node or gate'),
  startMs: z.number(),
  endMs: z.number().nullable(),
  error: failureSchema.exactOptional(),
  attributes: attributesSchema,
  events: z.array(z.object({ name: z.string(), atMs: z.number(), attributes: attributesSchema })),
});
export type Span = Readonly<z.infer<typeof spanSchema>>;
