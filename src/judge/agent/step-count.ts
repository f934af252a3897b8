import * as z from 'zod';
import type { Judge, SettingProblem, Subject, Verdict } from '../../model/judge.ts';
import { checkAlwaysTrue, checkBounds, checkOneWay } from './check-bounds.ts';
import { count } from './show-call.ts';

const steps = z.int().min(0);
const settingsSchema = z.lazy(() =>
  z.strictObject({
    value: steps.optional().describe('steps, exactly'),
    min: steps.optional().describe('steps at least'),
    max: steps.optional().describe('steps at most'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/**
 * Passes where the agent took as many steps as asked. Steps are calls of models (embeddings included) and tools
 * together, failed ones too, as in a case's limits.
 */
export const stepCount: Judge<Settings> = {
  name: 'step-count',
  family: 'agent',
  summary: 'number of model and tool calls together',
  examples: ['step-count: { max: 8 }', 'step-count: 3'],
  settings: settingsSchema,
  shortForm: 'value',
  check,
  prepare: (settings) => (subject) => judgeSteps(subject, settings),
};

function check(settings: Settings): SettingProblem[] {
  const { value, min, max } = settings;
  if (value !== undefined) return checkOneWay('value', settings);
  if (min === undefined && max === undefined) return [noLimit];
  return [...checkBounds(settings), ...checkAlwaysTrue(min ?? 0, max)];
}

const noLimit: SettingProblem = {
  path: [],
  severity: 'error',
  code: 'no-limit',
  message: 'No number of steps is given.',
  why: 'Without a number there is nothing to hold the count against.',
  fix: 'Write `step-count: 3`, or give `min` or `max`.',
};

function judgeSteps({ trace, parts }: Subject, { value, min, max }: Settings): Verdict {
  const tools = trace.spans.filter((span) => span.name === 'execute_tool').length;
  const models = trace.spans.filter((span) => span.name === 'chat' || span.name === 'embeddings').length;
  const total = tools + models;
  if (total === 0 && parts?.tools === undefined) {
    const reason =
      'The agent declares no tools and recorded no model or tool call, so there is no trace to judge.';
    return { status: 'invalid', reason };
  }
  const least = value ?? min ?? 0;
  const most = value ?? max ?? Number.POSITIVE_INFINITY;
  const passed = total >= least && total <= most;
  const found = `${count(total, 'step')} (${count(models, 'model call')}, ${count(tools, 'tool call')})`;
  const wanted = total < least ? `at least ${least}` : `at most ${most}`;
  const expected = value === undefined ? wanted : `exactly ${value}`;
  return {
    status: passed ? 'passed' : 'failed',
    score: passed ? 1 : 0,
    reason: passed ? `${found}.` : `${found}, expected ${expected}.`,
  };
}
