import * as z from 'zod';
import { type Cell, cellSchema } from './cell-schema.ts';
import { differenceSchema } from './comparison.ts';
import { estimateSchema } from './estimate-schema.ts';
import { runFinishedSchema, runStartedSchema } from './event.ts';
import { figuresSchema } from './figures-schema.ts';
import { judgeUsageSchema } from './judge.ts';
import { schemaVersion } from './schema-version.ts';

export type { Cell, GateVisit } from './cell-schema.ts';
export type { Estimate } from './estimate-schema.ts';
export type { Figures, Repeat } from './figures-schema.ts';

const thresholdResultSchema = z.object({
  threshold: z.string(),
  from: z.string().describe('where it was set'),
  suite: z.string().exactOptional().describe('the suite that it is confined to'),
  measured: estimateSchema,
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
  waitP50: estimateSchema,
  waitP90: estimateSchema,
  waitP95: estimateSchema,
  waitMax: estimateSchema,
  byApprover: z.array(
    z.object({
      by: z.string(),
      decisions: z.int().min(1).describe('escalations included'),
      responseP50: estimateSchema.describe('from the question to this approver’s answer'),
      responseP95: estimateSchema,
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
  rate: estimateSchema.describe(
    'same of compared; Wilson, with the case as the unit; null: nothing to compare',
  ),
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

export type AgentPair = Readonly<z.infer<typeof agentPairSchema>>;
export type EarlyStopResult = Readonly<z.infer<typeof earlyStopSchema>>;
export type ThresholdResult = Readonly<z.infer<typeof thresholdResultSchema>>;
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
