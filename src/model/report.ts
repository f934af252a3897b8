import * as z from 'zod';
import { differenceSchema } from './comparison.ts';
import { runFinishedSchema, runStartedSchema, trialFinishedSchema } from './event.ts';
import { jsonSchema } from './json-schema.ts';
import { judgeUsageSchema } from './judge.ts';
import { placeSchema } from './place.ts';
import { schemaVersion } from './schema-version.ts';
import { variantSchema } from './variant-schema.ts';

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

/** One request at a gate, a few numbers of it. */
const gateVisitSchema = z.object({
  gate: z.string(),
  decision: z
    .enum(['approve', 'modify', 'reject', 'terminate'])
    .nullable()
    .describe('null: cut off, or ended by an error'),
  automatic: z.boolean(),
  escalated: z.int().min(0),
  refused: z.int().min(0),
  waitMs: z.number().min(0).nullable(),
  isOpen: z.boolean().describe('the wait is a lower bound: the trial ended before the gate did'),
  isRemembered: z.boolean().describe('decided before a restart: nobody was asked or waited for this time'),
  responses: z
    .array(z.object({ by: z.string(), responseMs: z.number() }))
    .describe('what each person took who decided, or who passed it on'),
});

const iteration = z.int().min(1).max(1_000_000);
const amounts = z.array(z.number().min(0).nullable());

/** All trials of one case by one agent, in columns by iteration; what is optional is left out where it is empty. */
const cellSchema = z.object({
  case: z.string(),
  suite: z.string(),
  agent: z.string(),
  digest: z.string(),
  place: placeSchema,
  tags: z.array(z.string()),
  variant: variantSchema.exactOptional(),
  iterations: z.array(iteration),
  status: z
    .string()
    .regex(/^[pfeis]*$/)
    .describe('a letter a trial: passed, failed, errored, invalid, skipped'),
  score: z.array(z.number().min(0).max(1).nullable()),
  latencyMs: amounts,
  waitMs: z.array(z.number().min(0)),
  costUsd: amounts,
  tokens: amounts,
  timedOut: z.array(iteration).describe('iterations whose latency is a lower bound: they ran out of time'),
  cold: z.array(iteration).exactOptional().describe('iterations that were first calls'),
  retried: z
    .array(iteration)
    .exactOptional()
    .describe('iterations that were tried again after an infrastructure failure'),
  judges: z
    .array(
      z.object({
        judge: z.string(),
        verdict: z
          .string()
          .regex(/^[pf?-]*$/)
          .describe('a letter a trial: passed, failed, not known, nothing said'),
        score: z.array(z.number().min(0).max(1)),
      }),
    )
    .exactOptional()
    .describe('what single judges said, where a threshold asks for them'),
  gates: z
    .array(z.object({ iteration, visits: z.array(gateVisitSchema) }))
    .exactOptional()
    .describe('requests at gates'),
  warnings: z.array(z.object({ message: z.string(), iterations: z.array(iteration) })).exactOptional(),
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
  evaluated: z
    .boolean()
    .describe(
      'false: there was no baseline to compare with, too little to tell any change from chance, or the run ended before anything of it was tried',
    ),
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

/** How often an agent came out the same when it was asked in another form. Counts are of trials. */
const invarianceSchema = z.object({
  kind: z.string().describe('what was changed, as `variants:` names it'),
  agent: z.string(),
  variants: z.int().min(0).describe('cases'),
  compared: z.int().min(0).describe('trials of variants whose origin was tried in the same iteration'),
  same: z
    .int()
    .min(0)
    .describe('of those, with the status of their origin: both passed, both failed, or both errored'),
  bothPassed: z.int().min(0).describe('of those that are the same, where both passed'),
  leftOut: z
    .int()
    .min(0)
    .describe(
      'trials of variants that cannot be compared: they or their origin were invalid, skipped or not tried',
    ),
  rate: estimate.describe('same of compared; Wilson, with the case as the unit; null: nothing to compare'),
});

/** Two agents over the cases that both tried. */
const agentPairSchema = z.object({
  first: z.string(),
  second: z.string(),
  passRate: differenceSchema.nullable().describe('null: no case was measured of both'),
  latencyP50: differenceSchema.nullable().describe('null: not measured'),
});

/** What the sequential test of `--stop-early` came to for one agent. */
const earlyStopSchema = z.object({
  decision: z.enum(['accept', 'reject', 'continue']).describe('continue: it had not decided in the end'),
  trials: z.int().min(0).describe('trials that it took, invalid ones included'),
  passed: z.int().min(0),
  planned: z.int().min(0),
});

/** What judges used that ask models; in no figure of an agent. Trials that were tried again later are counted, too. */
const judgingSchema = z.array(
  judgeUsageSchema.extend({
    judgements: z.int().min(1).describe('that asked this model, or remembered its answer'),
  }),
);

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
      judging: judgingSchema.exactOptional().describe('where judges asked models: by model'),
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
  pairs: z
    .array(agentPairSchema)
    .exactOptional()
    .describe(
      'of a benchmark: every agent against those below it; p-values adjusted by Holm over the pairs, a figure each',
    ),
  groups: z.array(
    z.object({ by: z.enum(['suite', 'tag']), name: z.string(), agent: z.string(), figures: figuresSchema }),
  ),
  gates: z.array(gateFiguresSchema),
  invariance: z
    .array(invarianceSchema)
    .exactOptional()
    .describe('by kind and agent; absent where no case has variants'),
  warnings: z.array(z.object({ message: z.string(), trials: z.int(), first: z.string() })),
  cells: z.array(cellSchema),
});

/** What later runs are compared with: the cells of a run without what only people read, made for committing. */
export const baselineSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  baseline: runStartedSchema
    .pick({ run: true, at: true, seed: true, agents: true, environment: true })
    .describe('the run that it was measured in'),
  cells: z.array(
    cellSchema.omit({
      place: true,
      tags: true,
      variant: true,
      gates: true,
      warnings: true,
      failures: true,
      judges: true,
    }),
  ),
});

export type Repeat = Readonly<z.infer<typeof repeatSchema>>;
export type AgentPair = Readonly<z.infer<typeof agentPairSchema>>;
export type EarlyStopResult = Readonly<z.infer<typeof earlyStopSchema>>;
export type Estimate = Readonly<z.infer<typeof estimateSchema>>;
export type Figures = Readonly<z.infer<typeof figuresSchema>>;
export type Cell = Readonly<z.infer<typeof cellSchema>>;
export type ThresholdResult = Readonly<z.infer<typeof thresholdResultSchema>>;
export type GateVisit = Readonly<z.infer<typeof gateVisitSchema>>;
export type Baseline = Readonly<z.infer<typeof baselineSchema>>;
export type GateFigures = Readonly<z.infer<typeof gateFiguresSchema>>;
export type Judging = Readonly<z.infer<typeof judgingSchema>>;
export type Invariance = Readonly<z.infer<typeof invarianceSchema>>;
export type Report = Readonly<z.infer<typeof reportSchema>>;

/** A report whose cells are made one by one while they are read, so that a million trials need not be held twice. */
export type FoldedReport = Omit<Report, 'cells'> & {
  readonly cells: Iterable<Cell>;
  /** Those of the cells in which some trial did not pass. */
  readonly failing: Iterable<Cell>;
};
