import * as z from 'zod';
import { failureSchema } from './failure-schema.ts';
import { jsonSchema } from './json-schema.ts';
import { judgementSchema } from './judge.ts';
import { placeSchema } from './place.ts';
import { schemaVersion } from './schema-version.ts';
import { spanSchema } from './span-schema.ts';
import { stopEarlySchema } from './stop-early.ts';
import { usageSchema } from './usage-schema.ts';
import { variantSchema } from './variant-schema.ts';

/** How a trial ended; see docs/meanings.md. */
const statuses = ['passed', 'failed', 'errored', 'invalid', 'skipped'] as const;
export type Status = (typeof statuses)[number];

export const runStartedSchema = z.object({
  type: z.literal('run-started'),
  schemaVersion: z.literal(schemaVersion),
  run: z.string(),
  at: z.iso.datetime(),
  resumed: z.boolean(),
  seed: z.int(),
  trials: z.int().min(0).describe('planned, skipped ones left out'),
  arguments: z.array(z.string()),
  selection: z
    .object({ paths: z.array(z.string()), options: z.record(z.string(), jsonSchema) })
    .exactOptional()
    .describe('what the command line asked for, so that the run can be gone on with'),
  shard: z
    .object({ index: z.int().min(1), of: z.int().min(1) })
    .exactOptional()
    .describe('the part of the run that this is: its limits are held against all parts together'),
  bench: z
    .object({
      warmup: z.int().min(0).describe('trials a case and agent that come first and are not in the figures'),
      concurrency: z.int().min(1).describe('trials at once'),
      stopEarly: stopEarlySchema.exactOptional(),
    })
    .exactOptional()
    .describe('how a benchmark was measured; absent of other runs'),
  agents: z.array(
    z.object({ name: z.string(), type: z.string(), version: z.string().exactOptional(), digest: z.string() }),
  ),
  thresholds: z.array(z.object({ text: z.string(), from: z.string(), suite: z.string().exactOptional() })),
  configDigest: z.string().exactOptional().describe('of all settings'),
  requireBaseline: z
    .literal(true)
    .exactOptional()
    .describe('a threshold that could not be compared with a baseline counts as missed'),
  environment: z.object({
    package: z.string().describe('version of agent-eval'),
    node: z.string(),
    platform: z.string(),
    cpus: z.int(),
    ci: z.boolean(),
    commit: z.string().exactOptional(),
    branch: z.string().exactOptional(),
    dirty: z.boolean().exactOptional().describe('tracked files differed from the commit when the run ended'),
  }),
});

const casePlannedSchema = z.object({
  type: z.literal('case-planned'),
  case: z.string(),
  suite: z.string(),
  digest: z.string(),
  place: placeSchema,
  tags: z.array(z.string()),
  agents: z.array(z.string()),
  iterations: z.int().min(1),
  input: jsonSchema,
  expected: jsonSchema.exactOptional(),
  skip: z.string().exactOptional(),
  variant: variantSchema.exactOptional(),
});

export const trialFinishedSchema = z.object({
  type: z.literal('trial-finished'),
  case: z.string(),
  agent: z.string(),
  iteration: z.int().describe('from 1; warm-up trials, which are not in the figures, are numbered up to 0'),
  at: z.iso.datetime(),
  status: z.enum(statuses),
  reason: z.string().exactOptional().describe('why it is invalid or skipped'),
  output: jsonSchema,
  error: failureSchema.exactOptional(),
  turns: z.array(z.object({ input: jsonSchema, output: jsonSchema })).exactOptional(),
  user: z
    .object({
      reached: z
        .boolean()
        .nullable()
        .describe('whether its goal was; null: it could not tell, or it only rewords'),
      usage: usageSchema
        .nullable()
        .describe('of the model that speaks for it, and no part of the usage of the trial'),
    })
    .exactOptional()
    .describe('of a case with a simulated user, or whose request a model rewords'),
  score: z.number().min(0).max(1).nullable(),
  judgements: z.array(judgementSchema),
  latencyMs: z.number().min(0).nullable(),
  timedOut: z
    .boolean()
    .exactOptional()
    .describe(
      'of a trial whose error is of kind timeout: whether its own limit ended it, so that its latency is a lower bound; absent in logs of earlier versions, which did not tell: then it did',
    ),
  waitMs: z.number().min(0),
  cold: z.boolean(),
  usage: usageSchema.nullable(),
  spans: z.array(spanSchema),
  attempts: z
    .array(failureSchema)
    .exactOptional()
    .describe('failures of earlier attempts that were tried again'),
  warnings: z.array(z.string()).exactOptional(),
});

export const runFinishedSchema = z.object({
  type: z.literal('run-finished'),
  at: z.iso.datetime(),
  status: z.enum(['completed', 'interrupted', 'bailed']),
  reason: z.string().exactOptional(),
  durationMs: z.number().min(0),
  dirty: z.boolean().exactOptional().describe('tracked files differ from the commit'),
  warnings: z
    .array(z.object({ message: z.string(), trials: z.int().min(0), first: z.string() }))
    .exactOptional()
    .describe('what went wrong beside the trials; how many were in flight, and the first of their cases'),
});

export const runEventSchema = z.discriminatedUnion('type', [
  runStartedSchema,
  casePlannedSchema,
  trialFinishedSchema,
  runFinishedSchema,
]);

export type RunStarted = Readonly<z.infer<typeof runStartedSchema>>;
export type CasePlanned = Readonly<z.infer<typeof casePlannedSchema>>;
export type TrialFinished = Readonly<z.infer<typeof trialFinishedSchema>>;
export type RunFinished = Readonly<z.infer<typeof runFinishedSchema>>;
export type RunEvent = RunStarted | CasePlanned | TrialFinished | RunFinished;
