import * as z from 'zod';
import { estimateSchema } from './estimate-schema.ts';

/** What comes of k tries of a case: a mean over cases, and the case where it is least. */
const repeatSchema = z.object({
  k: z.int().min(1),
  passAt: estimateSchema.describe('pass@k: at least one of k tries passes'),
  passAtLowest: z.number().nullable(),
  passHat: estimateSchema.describe('pass^k: all of k tries pass'),
  passHatLowest: z.number().nullable(),
});

/** What was measured of an agent over some cases. Ratios are 0…1, times are milliseconds, costs are US dollars. */
export const figuresSchema = z.object({
  cases: z.int(),
  trials: z.int().describe('that count in the pass rate: passed, failed and errored'),
  passed: z.int(),
  failed: z.int(),
  errored: z.int(),
  invalid: z.int(),
  skipped: z.int(),
  retried: z.int().describe('trials that were tried again after an infrastructure failure'),
  cold: z.int().describe('first calls, kept in all figures'),
  passRate: estimateSchema,
  scoreMean: estimateSchema,
  errorRate: estimateSchema,
  latency: z.object({
    estimator: z.literal('R-7'),
    measured: z.int().describe('trials whose latency entered, timed-out ones included'),
    censored: z.int().describe('timed-out trials among them'),
    leftOut: z.int().describe('trials without a latency that counts: failed fast, or not measured'),
    p50: estimateSchema,
    p90: estimateSchema,
    p95: estimateSchema,
    p99: estimateSchema,
    max: estimateSchema,
    mean: estimateSchema,
  }),
  waitP95: estimateSchema,
  costMeanUsd: estimateSchema,
  costTotalUsd: z.number().nullable(),
  tokensMean: estimateSchema,
  tokensTotal: z.number().nullable(),
  repeats: z
    .array(repeatSchema)
    .exactOptional()
    .describe('pass@k and pass^k for k of 2, 5 and 10, as far as every case has that many trials'),
});

export type Repeat = Readonly<z.infer<typeof repeatSchema>>;
export type Figures = Readonly<z.infer<typeof figuresSchema>>;
