import * as z from 'zod';
import { durationPattern } from './duration.ts';
import { errorKinds } from './failure.ts';
import { isPointer } from './json-pointer.ts';
import { jsonSchema } from './json-schema.ts';

const pointer = z.string().refine(isPointer, 'Expected a JSON Pointer such as "/answer/text".');
const duration = z.string().regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m".');
const texts = z.record(z.string(), z.string());

/** Where a foreign agent's answer holds what judges need. */
const readSchema = z.strictObject({
  output: pointer.optional().describe('where the output is; the whole answer without it'),
  'tool-calls': pointer.optional().describe('a list of { name, arguments, result?, error? }'),
  messages: pointer.optional().describe('an OpenAI-style list of messages'),
  spans: pointer.optional().describe('OpenTelemetry spans in OTLP JSON'),
  contexts: pointer.optional().describe('a list of retrieved texts or { id, text, score }'),
  usage: pointer.optional().describe('{ input_tokens, output_tokens, cost_usd } or OpenAI names'),
});

const variable = '[A-Za-z_][A-Za-z0-9_]*';
/** A name of a variable of the environment, or several of which one is enough. */
export const needPattern = new RegExp(`^${variable}( *\\| *${variable})*$`);

const common = {
  version: z.string().optional(),
  concurrency: z.int().min(1).optional().describe('trials of this agent at once'),
  timeout: duration.optional().describe('time limit of a trial where neither case nor suite sets one'),
  retry: z
    .strictObject({ max: z.int().min(0).max(100), on: z.array(z.enum(errorKinds)).min(1) })
    .optional()
    .describe('tries the whole trial again after noise of the infrastructure'),
  needs: z
    .array(
      z
        .string()
        .regex(
          needPattern,
          'Expected the name of an environment variable, or several with "|" between them.',
        ),
    )
    .optional()
    .describe('environment variables without which its trials are skipped; `A | B` needs one of the two'),
  read: readSchema.optional(),
};

const textOrFile = z.union([z.string(), z.strictObject({ file: z.string().min(1) })]);

/** Settings of one agent, by type. Secrets are written as `{{env.NAME}}` and filled from the environment. */
export const agentSettingsSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('module'),
    file: z.string().min(1).describe('TypeScript or JavaScript file with a default export'),
    options: jsonSchema.optional().describe('handed to a default export that is a function of options'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('command'),
    command: z.array(z.string().min(1)).min(1).describe('program and arguments; no shell'),
    mode: z.enum(['once', 'lines']).default('once').describe('a process a trial, or one for many trials'),
    cwd: z.string().optional().describe('working folder, relative to the project'),
    env: z.array(z.string()).default([]).describe('names of environment variables that the process may see'),
    set: texts.default({}).describe('environment variables set for the process'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('http'),
    url: z.string().min(1),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH']).default('POST'),
    headers: texts.default({}),
    body: jsonSchema.optional().describe('template; without it the input is sent as JSON'),
    'allow-hosts': z.array(z.string()).default([]).describe('other hosts that a redirect may lead to'),
    'max-bytes': z.int().min(1).default(10_000_000).describe('largest answer that is read'),
    poll: z
      .strictObject({
        id: pointer.describe('where the first answer holds the job id'),
        url: z.string().min(1).describe('{{id}} is the job id'),
        every: duration.default('1s'),
        status: pointer.describe('where an answer holds the status'),
        done: z.array(z.string()).min(1),
        failed: z.array(z.string()).default([]),
      })
      .optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('scripted'),
    replies: z
      .array(z.strictObject({ input: jsonSchema, output: jsonSchema, after: duration.optional() }))
      .min(1)
      .describe('the first reply whose input equals the trial’s'),
    otherwise: jsonSchema.optional().describe('reply to any other input; without it that is an error'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('model'),
    model: z.string().min(1).describe('name of the chat model, as the service knows it'),
    system: textOrFile.optional().describe('what the model is told first'),
    template: textOrFile
      .optional()
      .describe('the question, filled from the input; without it the input itself'),
    tools: z
      .array(z.string().min(1))
      .optional()
      .describe(
        'modules whose default export is a tool or a list of tools; `file.ts#name` takes another export',
      ),
    temperature: z.number().min(0).max(2).optional(),
    'max-tokens': z.int().min(1).optional().describe('most tokens of a reply'),
    seed: z.int().optional().describe('for services that know it'),
    stop: z.array(z.string().min(1)).min(1).max(4).optional().describe('texts at which a reply ends'),
    'response-schema': z
      .union([z.strictObject({ file: z.string().min(1) }), z.record(z.string(), jsonSchema)])
      .optional()
      .describe('JSON Schema of the output, which then is JSON; without it the output is text'),
    'max-steps': z.int().min(1).max(1000).default(10).describe('calls of the model in one turn'),
  }),
  z.strictObject({ ...common, type: z.literal('echo') }),
]);

export type AgentSettings = Readonly<z.infer<typeof agentSettingsSchema>>;
export type ReadSettings = Readonly<z.infer<typeof readSchema>>;
