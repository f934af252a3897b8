import * as z from 'zod';
import type { Judge, SettingProblem, Verdict } from '../../model/judge.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { gradeCalls } from './call-f1.ts';
import type { CallMatcher } from './call-matcher.ts';
import { checkCalls } from './check-calls.ts';
import { misfitOf, trajectoryModes } from './compare-calls.ts';
import { includeFailedSchema } from './include-failed.ts';
import { judgeCalls } from './judge-calls.ts';
import {
  argsModeSchema,
  type ReferenceCall,
  referenceCallSchema,
  toReferenceCall,
} from './reference-call.ts';
import { count } from './show-call.ts';
import type { ToolCall } from './tool-calls-of.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    calls: z.array(referenceCallSchema).describe('expected calls: names, or { name, args, defaults }'),
    mode: z
      .enum(trajectoryModes)
      .default('exact')
      .describe(
        'exact: same calls, same order; in-order: the expected ones in this order, others between them; ' +
          'any-order: same calls; subset: no other calls; superset: at least these',
      ),
    args: argsModeSchema
      .default('exact')
      .describe('argument mode, or one for each tool, such as { search: superset, "*": exact }'),
    f1: z
      .boolean()
      .default(false)
      .describe('grades by F1 instead of all or nothing; for in-order and any-order'),
    threshold: z.number().min(0).max(1).optional().describe('least F1 that passes, 0 to 1; needed with `f1`'),
    'include-failed': includeFailedSchema,
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Holds the tool calls of a trial against a reference list. */
export const trajectory: Judge<Settings> = {
  name: 'trajectory',
  family: 'agent',
  summary: 'the tool calls follow the expected ones',
  examples: [
    'trajectory: [search, fetch]',
    'trajectory: { mode: in-order, args: superset, calls: [{ name: search, args: { query: tea } }, fetch] }',
    'trajectory: { mode: in-order, f1: true, threshold: 0.8, calls: [search, fetch] }',
  ],
  settings: settingsSchema,
  shortForm: 'calls',
  graded: true,
  check: (settings) => [
    ...checkCalls(settings.calls.map(toReferenceCall), settings.args),
    ...checkGrading(settings),
    ...checkEmpty(settings),
  ],
  prepare(settings) {
    const references = settings.calls.map(toReferenceCall);
    return (subject) =>
      judgeCalls(subject, references, settings, (calls, fits) => decide(settings, calls, references, fits));
  },
};

function decide(
  settings: Settings,
  calls: readonly ToolCall[],
  references: readonly ReferenceCall[],
  fits: CallMatcher,
): Verdict {
  const { mode, f1, threshold = 1 } = settings;
  if (f1 && (mode === 'in-order' || mode === 'any-order')) {
    return gradeCalls(mode, calls.length, references.length, fits, threshold);
  }
  const misfit = misfitOf(mode, calls, references, fits);
  return misfit === null
    ? { status: 'passed', score: 1, reason: `${mode}: ${count(calls.length, 'call')}, as expected.` }
    : { status: 'failed', score: 0, reason: `${mode}: ${misfit}` };
}

function checkGrading({ mode, f1, threshold }: Settings): readonly SettingProblem[] {
  if (f1 && mode !== 'in-order' && mode !== 'any-order') {
    return [
      {
        path: ['f1'],
        severity: 'error',
        code: 'f1-mode',
        message: `The mode "${mode}" cannot be graded.`,
        why: 'F1 is defined over the calls shared in order or in any order.',
        fix: 'Set `mode` to `in-order` or `any-order`, or take `f1` away.',
      },
    ];
  }
  if (f1 === (threshold !== undefined)) return zeroThreshold(threshold);
  return [
    {
      path: [f1 ? 'f1' : 'threshold'],
      severity: 'error',
      code: 'f1-threshold',
      message: f1 ? '`f1` has no `threshold`.' : '`threshold` stands without `f1: true`.',
      why: 'A grade needs the least score that passes, and without grading there is no score to hold against one.',
      fix: 'Write both, for example `f1: true, threshold: 0.8`, or neither.',
    },
  ];
}

function checkEmpty({ calls, mode, f1 }: Settings): SettingProblem[] {
  if (calls.length > 0 || f1 || (mode !== 'superset' && mode !== 'in-order')) return [];
  return [
    {
      path: ['calls'],
      severity: 'warning',
      code: 'always-true',
      message: `Any calls fit an empty list in mode "${mode}".`,
      why: 'A judge that always passes proves nothing.',
      fix: 'List the calls; for "no tool was called" use the mode `exact`.',
    },
  ];
}
