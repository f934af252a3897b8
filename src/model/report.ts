import * as z from 'zod';
import { runFinishedSchema, runStartedSchema, trialFinishedSchema } from './event.ts';
import { jsonSchema } from './json-schema.ts';
import { placeSchema } from './place.ts';
import { schemaVersion } from './schema-version.ts';

const note = z.string().exactOptional().describe('what a reader must know before trusting the number');

/** A measured number with the range that plausibly holds the true one. A bound of null: too few samples to say. */
const estimateSchema = z.object({
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  level: z.number().describe('confidence of the interval, 0…1'),
  samples: z.int().min(0),
  atLeast: z
    .boolean()
    .exactOptional()
    .describe('the true value is this or more: timed-out trials are among the samples'),
  note,
});

const estimate = estimateSchema.nullable().describe('null: not measured');

/** What comes of k tries of a case: a mean over cases, and the case where it is least. */
const repeatSchema = z.object({
  k: z.int().min(1),
  passAt: estimate.describe('pass@k: at least one of k tries passes'),
  passAtLowest: z.number().nullable(),
  passHat: estimate.describe('pass^k: all of k tries pass'),
  passHatLowest: z.number().nullable(),
});

/** What was measured of an agent over some cases. Ratios are 0…1, times are milliseconds, costs are US dollars. */
const figuresSchema = z.object({
  cases: z.int(),
  trials: z.int().describe('that count in the pass rate: passed, failed and errored'),
  passed: z.int(),
  failed: z.int(),
  errored: z.int(),
  invalid: z.int(),
  skipped: z.int(),
  retried: z.int().describe('trials that were tried again after an infrastructure failure'),
  cold: z.int().describe('first calls, kept in all figures'),
  passRate: estimate,
  scoreMean: estimate,
  errorRate: estimate,
  latency: z.object({
    estimator: z.literal('R-7'),
    measured: z.int().describe('trials whose latency entered, timed-out ones included'),
    censored: z.int().describe('timed-out trials among them'),
    leftOut: z.int().describe('trials without a latency that counts: failed fast, or not measured'),
    p50: estimate,
    p90: estimate,
    p95: estimate,
    p99: estimate,
    max: estimate,
    mean: estimate,
  }),
  waitP95: estimate,
  costMeanUsd: estimate,
  costTotalUsd: z.number().nullable(),
  tokensMean: estimate,
  tokensTotal: z.number().nullable(),
  repeats: z
    .array(repeatSchema)
    .exactOptional()
    .describe('pass@k and pass^k for k of 2, 5 and 10, as far as every case has that many trials'),
});

/** All trials of one case by one agent, in columns by iteration. */
const cellSchema = z.object({
  case: z.string(),
  suite: z.string(),
  agent: z.string(),
  digest: z.string(),
  place: placeSchema,
  tags: z.array(z.string()),
  iterations: z.array(z.int()),
  status: z
    .string()
    .regex(/^[pfeis]*$/)
    .describe('a letter a trial: passed, failed, errored, invalid, skipped'),
  score: z.array(z.number().nullable()),
  latencyMs: z.array(z.number().nullable()),
  waitMs: z.array(z.number()),
  costUsd: z.array(z.number().nullable()),
  tokens: z.array(z.number().nullable()),
  timedOut: z.array(z.int()).describe('iterations whose latency is a lower bound: they ran out of time'),
  failures: z
    .array(
      trialFinishedSchema.omit({ at: true }).extend({
        input: jsonSchema,
        expected: jsonSchema.exactOptional(),
        shortened: z.literal(true).exactOptional().describe('long texts and lists were cut'),
      }),
    )
    .max(3)
    .describe('the first trials that did not pass; the rest is in events.jsonl'),
});

const thresholdResultSchema = z.object({
  threshold: z.string(),
  from: z.string().describe('where it was set'),
  suite: z.string().exactOptional().describe('the suite that it is confined to'),
  measured: estimate,
  unit: z.enum(['ratio', 'duration', 'usd', 'count']),
  evaluated: z.boolean().describe('false: there was no baseline to compare with'),
  met: z.boolean(),
  reason: z.string(),
});

/** What happened at one gate of one agent. Counts are of requests unless they say otherwise; times are milliseconds. */
const gateFiguresSchema = z.object({
  agent: z.string(),
  gate: z.string(),
  requests: z.int().min(0),
  approved: z.int().min(0).describe('automatic approvals included, modified ones not'),
  modified: z.int().min(0),
  rejected: z.int().min(0),
  terminated: z.int().min(0),
  undecided: z.int().min(0).describe('cut off, or ended by an error'),
  automatic: z.int().min(0).describe('decided by silence, not by a person'),
  escalated: z.int().min(0).describe('how often a request was passed on'),
  refused: z.int().min(0).describe('answers that did not count: the wrong approver, or nothing usable'),
  approvalRate: z.number().nullable().describe('approved and modified of those that were decided, 0…1'),
  rejectionRate: z.number().nullable().describe('rejected and terminated of those that were decided, 0…1'),
  waitP50: estimate,
  waitP90: estimate,
  waitP95: estimate,
  waitMax: estimate,
  byApprover: z.array(
    z.object({
      by: z.string(),
      decisions: z.int().min(1).describe('escalations included'),
      responseP50: estimate.describe('from the question to this approver’s answer'),
      responseP95: estimate,
    }),
  ),
});

/** What the sequential test of `--stop-early` came to for one agent. */
const earlyStopSchema = z.object({
  decision: z.enum(['accept', 'reject', 'continue']).describe('continue: it had not decided in the end'),
  trials: z.int().min(0).describe('trials that it took, invalid ones included'),
  passed: z.int().min(0),
  planned: z.int().min(0),
});

export const reportSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  run: runStartedSchema
    .omit({ type: true, schemaVersion: true, resumed: true, selection: true, thresholds: true })
    .extend({
      finishedAt: z.string().nullable(),
      durationMs: z.number().nullable(),
      status: z.enum([...runFinishedSchema.shape.status.options, 'unfinished']),
      statusReason: z.string().exactOptional(),
      resumes: z.int(),
      suites: z.array(z.object({ name: z.string(), file: z.string() })),
    }),
  verdict: z.object({
    exitCode: z.int().describe('0 met, 1 missed, 2 bad input, 3 invalid or a fault, 130 interrupted'),
    reasons: z.array(z.string()),
  }),
  thresholds: z.array(thresholdResultSchema),
  leaderboard: z.array(
    z.object({
      agent: z.string(),
      version: z.string().exactOptional(),
      rank: z.tuple([z.int(), z.int()]).describe('best and worst place that the data allow'),
      among: z
        .int()
        .min(1)
        .describe('agents that share cases with it, itself included: the field of the rank'),
      figures: figuresSchema,
      earlyStop: earlyStopSchema
        .exactOptional()
        .describe('where the benchmark was to stop early: its figures are of as many trials as that took'),
    }),
  ),
  groups: z.array(
    z.object({ by: z.enum(['suite', 'tag']), name: z.string(), agent: z.string(), figures: figuresSchema }),
  ),
  gates: z.array(gateFiguresSchema),
  warnings: z.array(z.object({ message: z.string(), trials: z.int(), first: z.string() })),
  cells: z.array(cellSchema),
});

export type Repeat = Readonly<z.infer<typeof repeatSchema>>;
export type EarlyStopResult = Readonly<z.infer<typeof earlyStopSchema>>;
export type Estimate = Readonly<z.infer<typeof estimateSchema>>;
export type Figures = Readonly<z.infer<typeof figuresSchema>>;
export type Cell = Readonly<z.infer<typeof cellSchema>>;
export type ThresholdResult = Readonly<z.infer<typeof thresholdResultSchema>>;
export type GateFigures = Readonly<z.infer<typeof gateFiguresSchema>>;
export type Report = Readonly<z.infer<typeof reportSchema>>;

/** A report whose cells are made one by one while they are read, so that a million trials need not be held twice. */
export type FoldedReport = Omit<Report, 'cells'> & {
  readonly cells: Iterable<Cell>;
  /** Those of the cells in which some trial did not pass. */
  readonly failing: Iterable<Cell>;
};
