import * as z from 'zod';
import type { Judge } from '../../model/judge.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { gradeCalls } from './call-f1.ts';
import { checkCalls } from './check-calls.ts';
import { includeFailedSchema } from './include-failed.ts';
import { judgeCalls } from './judge-calls.ts';
import { argsModeSchema, referenceCallSchema, toReferenceCall } from './reference-call.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    calls: z.array(referenceCallSchema).describe('expected calls: names, or { name, args, defaults }'),
    args: argsModeSchema
      .default('exact')
      .describe('argument mode, or one for each tool, such as { search: superset, "*": exact }'),
    threshold: z.number().min(0).max(1).describe('least F1 that passes, 0 to 1'),
    'include-failed': includeFailedSchema,
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Grades the tool calls by F1 against the expected ones, in any order. */
export const toolCallF1: Judge<Settings> = {
  name: 'tool-call-f1',
  family: 'agent',
  summary: 'how well the tool calls cover the expected ones, and no others (F1)',
  examples: ['tool-call-f1: { calls: [search, { name: fetch, args: { id: 7 } }], threshold: 0.8 }'],
  settings: settingsSchema,
  graded: true,
  check: (settings) => [
    ...checkCalls(settings.calls.map(toReferenceCall), settings.args),
    ...zeroThreshold(settings.threshold),
  ],
  prepare(settings) {
    const references = settings.calls.map(toReferenceCall);
    return (subject) =>
      judgeCalls(subject, references, settings, (calls, fits) =>
        gradeCalls('any-order', calls.length, references.length, fits, settings.threshold),
      );
  },
};
