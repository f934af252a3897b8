import * as z from 'zod';
import { placeSchema } from './place.ts';
import { schemaVersion } from './schema-version.ts';

const verdictSchema = z
  .enum(['worse', 'better', 'no-difference-seen', 'cannot-say'])
  .describe('worse and better: told from chance, and by at least the margin');

/**
 * One figure of the second side beside the same of the first, always second minus first: rates are 0…1, times
 * milliseconds, costs US dollars a trial. A bound of null: the data do not limit that side.
 */
export const differenceSchema = z.object({
  unit: z.enum(['ratio', 'duration', 'usd', 'count']),
  first: z.number(),
  second: z.number(),
  difference: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  relative: z
    .object({ value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() })
    .nullable()
    .describe(
      'the change as a share of the first: 0.1 is 10 % more; null where the first is 0, and of rates',
    ),
  bound: z
    .enum(['at-least', 'at-most', 'unknown'])
    .exactOptional()
    .describe(
      'trials that ran out of time are in it: the true difference is this or more, or less, or not known',
    ),
  level: z.number().describe('confidence of the intervals, 0…1'),
  cases: z.int().min(1).describe('that entered, each with its trials on both sides'),
  changed: z.int().min(0).describe('cases among them in which the two sides differ at all'),
  test: z.enum(['mcnemar', 'sign-flip', 'wilcoxon', 'mann-whitney', 'bootstrap']),
  pValue: z.number().nullable().describe('two-sided; null: the interval alone decides'),
  adjustedPValue: z
    .number()
    .nullable()
    .describe('after Benjamini and Hochberg, over all that was tested in this comparison'),
  detectable: z
    .number()
    .nullable()
    .describe(
      'smallest true difference that would have been found in 80 of 100 such comparisons, relative where `relative` decides; null: none, or not known',
    ),
  casesNeeded: z
    .int()
    .nullable()
    .describe('to find a difference as large as the one that was seen, in 80 of 100; null: none was seen'),
  margin: z.number().describe('least difference that matters, relative where `relative` decides'),
  verdict: verdictSchema,
});

const passedOfSchema = z.object({ passed: z.int().min(0), trials: z.int().min(0) });

/** A case that both sides were tried on, and how it went. Invalid and skipped trials are not among the trials. */
const caseChangeSchema = z.object({
  case: z.string(),
  place: placeSchema,
  first: passedOfSchema,
  second: passedOfSchema,
  reason: z.string().exactOptional().describe('why the first of the second side’s bad trials did not pass'),
});

const caseAtSchema = z.object({ case: z.string(), place: placeSchema });

const sideSchema = z.object({
  run: z.int().min(0).describe('index in `runs`'),
  agent: z.string(),
  version: z.string().exactOptional(),
});

const pairSchema = z.object({
  first: sideSchema,
  second: sideSchema,
  verdict: verdictSchema,
  reasons: z.array(z.string()).describe('what the verdict rests on, a sentence each'),
  casesNeeded: z.int().nullable().describe('where the verdict is cannot-say'),
  figures: z.object({
    passRate: differenceSchema.nullable().describe('null: not measured'),
    errorRate: differenceSchema.nullable(),
    latencyP50: differenceSchema.nullable(),
    latencyP95: differenceSchema.nullable(),
    costUsd: differenceSchema.nullable(),
    tokens: differenceSchema.nullable(),
  }),
  cases: z.object({
    compared: z.int().min(0).describe('with trials on both sides that count'),
    passing: z.int().min(0).describe('that passed in every trial of both sides'),
    broken: z.array(caseChangeSchema).describe('the share of trials that passed fell by half or more'),
    fixed: z.array(caseChangeSchema).describe('that share rose by half or more'),
    stillFailing: z.array(caseChangeSchema).describe('passed in no trial of either side'),
    flaky: z.array(caseChangeSchema).describe('the others that pass only sometimes, on either side'),
    unmeasured: z.array(caseChangeSchema).describe('without a trial that counts on one side or both'),
    edited: z.array(caseAtSchema).describe('same name, other content: left out of all figures'),
    new: z.array(caseAtSchema).describe('of the second side only'),
    gone: z.array(caseAtSchema).describe('of the first side only'),
  }),
  notes: z.array(z.string()).describe('what a reader must know before trusting the figures'),
});

const comparedRunSchema = z.object({
  name: z.string().describe('as it was asked for'),
  run: z.string(),
  at: z.string(),
  status: z.string(),
  seed: z.int(),
  package: z.string(),
  commit: z.string().exactOptional(),
  branch: z.string().exactOptional(),
  dirty: z.boolean().exactOptional(),
});

/** What `agent-eval compare --json` prints. The first run is what all others are held against. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  verdict: verdictSchema,
  exitCode: z.int().describe('1 where any pair is worse, else 0'),
  margins: z.object({
    rate: z.number().describe('of pass rates: 0.02 is 2 percentage points'),
    relative: z.number().describe('of latencies and costs: 0.1 is 10 %'),
  }),
  level: z.number(),
  seed: z.int(),
  runs: z.array(comparedRunSchema),
  pairs: z.array(pairSchema),
});

export type ComparisonVerdict = z.infer<typeof verdictSchema>;
export type Difference = Readonly<z.infer<typeof differenceSchema>>;
export type CaseChange = Readonly<z.infer<typeof caseChangeSchema>>;
export type ComparedPair = Readonly<z.infer<typeof pairSchema>>;
export type ComparedRun = Readonly<z.infer<typeof comparedRunSchema>>;
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;
