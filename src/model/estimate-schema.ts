import * as z from 'zod';

/** A measured number with the range that plausibly holds the true one. A bound of null: too few samples to say. */
const measuredSchema = z.object({
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  level: z.number().describe('confidence of the interval, 0…1'),
  samples: z.int().min(0),
  atLeast: z
    .boolean()
    .exactOptional()
    .describe('the true value is this or more: timed-out trials are among the samples'),
  note: z.string().exactOptional().describe('what a reader must know before trusting the number'),
});
export type Estimate = Readonly<z.infer<typeof measuredSchema>>;

/** An estimate, or that there is none. */
export const estimateSchema = measuredSchema.nullable().describe('null: not measured');
