import * as z from 'zod';
import { trialFinishedSchema } from './event.ts';
import { jsonSchema } from './json-schema.ts';
import { placeSchema } from './place.ts';
import { variantSchema } from './variant-schema.ts';

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
export const cellSchema = z.object({
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

export type Cell = Readonly<z.infer<typeof cellSchema>>;
export type GateVisit = Readonly<z.infer<typeof gateVisitSchema>>;
