import * as z from 'zod';
import { durationPattern } from '../model/duration.ts';
import { idSchema } from '../model/id.ts';
import { isJson, type Json } from '../model/json.ts';
import { isPointer } from '../model/json-pointer.ts';
import { jsonSchema } from '../model/json-schema.ts';
import { limitsSchema } from '../model/limits-schema.ts';
import { namedAgentSchema } from '../model/named-agent-schema.ts';
import { variantKinds } from './variants/variant-kinds.ts';

const duration = z
  .string()
  .regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m"')
  .meta({ description: 'the time limit of a trial, with its unit', examples: ['5s'] });

const tags = z
  .array(z.string().min(1).max(200))
  .describe('a list of names to select cases by; those of suite, defaults and case add up');

/** One judge with its settings; the registry of judges reads it. Its id names its place in the JSON Schema. */
const judgeItem = z.custom<Json>(isJson, 'Expected a JSON value.').meta({ id: 'judge' });

const kinds = z
  .array(z.enum(variantKinds))
  .describe(`a list of other forms in which a case is asked as well: ${variantKinds.join(', ')}`);

const variants = z.union([
  kinds,
  z.strictObject({
    of: z
      .string()
      .refine(isPointer, 'Expected a JSON Pointer such as "/question"')
      .optional()
      .meta({
        description: 'the JSON Pointer of the text in the input; without it the input is text',
        examples: ['/question'],
      }),
    kinds,
    model: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'the name of the model that rewords for "paraphrase"', examples: ['gpt-5-mini'] }),
  }),
]);

/** Decisions, faults and mocks may hold templates, so they are read once those are filled. */
const decisions = z.custom<Json>(isJson, 'Expected a JSON value.').meta({ id: 'decisions' });
const fault = z.custom<Json>(isJson, 'Expected a JSON value.').meta({ id: 'fault' });
const mocks = z.custom<Json>(isJson, 'Expected a JSON value.').meta({ id: 'mocks' });

const expect = z.array(judgeItem).describe('a list of judges, each a name, or a name with its settings');

/** What the suite as a whole and each case may set. */
const settings = {
  tags: tags.optional(),
  clock: z
    .enum(['real', 'virtual'])
    .optional()
    .describe('the clock of a trial; virtual: waiting costs no real time'),
  timeout: duration.optional(),
  iterations: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('the number of trials of a case by one agent'),
  limits: limitsSchema.optional().describe('what a trial may use at most'),
  hooks: z.string().min(1).optional().describe('the path of a module with beforeTrial and afterTrial'),
  variants: variants.optional().describe('other forms of what is asked, whose judgement must be the same'),
};

const agentNames = z.array(idSchema).min(1).describe('a list of names of agents');

/** Settings that are for cases, whether in a case or in `defaults:`. */
const caseSettings = {
  ...settings,
  agents: agentNames.optional(),
  expect: expect.optional(),
  expected: jsonSchema.optional().describe('the right output, for judges without a value of their own'),
  'pass-score': z.number().min(0).max(1).optional().describe('the score that a trial must reach, 0 to 1'),
  approvals: z
    .record(z.string().min(1), decisions)
    .optional()
    .describe('a map of gates to what is decided there: one decision, or a list that is used up in order'),
  faults: z.array(fault).optional().describe('a list of troubles at nodes, tools, models and gates'),
  tools: z
    .record(z.string().min(1), mocks)
    .optional()
    .describe('a map of tools to what answers in their place: one mock, or a list that is used up in order'),
  metadata: z
    .record(z.string(), jsonSchema)
    .optional()
    .describe('anything that reports and judges should know'),
};

const turn = z.strictObject({
  input: jsonSchema.describe('what the agent is asked in this turn'),
  expect: expect.optional(),
});

const user = z.strictObject({
  goal: z
    .string()
    .regex(/\S/, 'It may not be empty')
    .meta({
      description: 'what the user wants; the conversation ends when it is reached',
      examples: ['"to get a refund for a broken lamp"'],
    }),
  model: z
    .string()
    .min(1)
    .meta({ description: 'the name of the model that plays the user', examples: ['gpt-5-mini'] }),
  opening: z
    .string()
    .min(1)
    .exactOptional()
    .describe('the first message; without it the model writes that, too'),
  'max-turns': z
    .int()
    .min(1)
    .max(100)
    .exactOptional()
    .describe('the most turns of a conversation; 8 unless set'),
  persona: z.string().min(1).exactOptional().describe('a description of who the user is, and how they speak'),
});

const dataset = z.strictObject({
  file: z.string().min(1).describe('the path of a .jsonl or .csv file'),
  id: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'a template that names each row', examples: ['"{{id}}"'] }),
  format: z
    .enum(['jsonl', 'csv'])
    .optional()
    .describe('the format, where the name of the file does not tell it'),
});

/** Keys of the file other than its cases. */
const head = {
  $schema: z.string().optional().describe('the JSON Schema that editors use'),
  suite: idSchema.meta({
    description: 'the name of the suite, unique in the project',
    examples: ['refunds'],
  }),
  covers: z
    .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Only kebab case is allowed here'))
    .optional()
    .describe('a list of the systems of the project that this suite proves'),
  agents: z
    .array(z.union([idSchema, namedAgentSchema]))
    .min(1)
    .optional()
    .describe('a list of names of agents, or of agents defined here with name and type'),
  defaults: z.strictObject(caseSettings).optional().describe('what all cases of the file share'),
  thresholds: z
    .array(z.string().meta({ description: 'a limit that decides the run', examples: ['"pass-rate >= 95%"'] }))
    .optional()
    .describe('the limits that this suite must meet'),
};

/** One item of `cases:`. */
export const caseEntrySchema = z.strictObject({
  id: idSchema.meta({ description: 'the name of the case, unique in the file', examples: ['late-refund'] }),
  ...caseSettings,
  input: jsonSchema.optional().describe('what the agent is asked'),
  turns: z.array(turn).min(1).optional().describe('a conversation, in place of input'),
  user: user.optional().describe('a model that plays the user of a conversation, in place of input'),
  dataset: dataset.optional().describe('a file of which each row makes a case'),
  matrix: z
    .record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'Only letters, digits, "_" and "-" are allowed here'),
      z.array(jsonSchema).min(1),
    )
    .optional()
    .describe('a map of names to lists of values; each combination makes a case'),
  skip: z
    .string()
    .regex(/\S/, 'It may not be empty')
    .optional()
    .meta({ description: 'the reason why the case is not run', examples: ['"waits for the new rules"'] }),
  only: z.boolean().optional().describe('true: of this run, only cases with it are run'),
});

/** A file without its cases, which are checked one by one. */
export const suiteHeadSchema = z.strictObject({
  ...head,
  ...settings,
  cases: z.array(z.unknown()).min(1).describe('a list of cases'),
});

/** A whole case file. Items of `expect:` are any JSON here; the registry of judges reads them. */
export const caseFileSchema = suiteHeadSchema.extend({ cases: z.array(caseEntrySchema).min(1) });

export type CaseEntry = Readonly<z.infer<typeof caseEntrySchema>>;
export type SuiteHead = Readonly<z.infer<typeof suiteHeadSchema>>;
