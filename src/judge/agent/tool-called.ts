import * as z from 'zod';
import type { Judge, SettingProblem, Subject, Verdict } from '../../model/judge.ts';
import { checkAlwaysTrue, checkBounds, checkOneWay } from './check-bounds.ts';
import { includeFailedSchema } from './include-failed.ts';
import { count } from './show-call.ts';
import { toolCallsOf } from './tool-calls-of.ts';
import { unreadableTools } from './unreadable-tools.ts';

const times = z.int().min(0);
const settingsSchema = z.lazy(() =>
  z.strictObject({
    value: z.string().min(1, 'Expected the name of a tool.').describe('name of the tool, exactly'),
    times: times.optional().describe('calls, exactly'),
    min: times.optional().describe('calls at least; 1 where neither `times` nor `max` is set'),
    max: times.optional().describe('calls at most'),
    'include-failed': includeFailedSchema,
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where the agent called a tool, as often as asked. `max` alone is also met by no call. */
export const toolCalled: Judge<Settings> = {
  name: 'tool-called',
  family: 'agent',
  summary: 'the agent called this tool',
  examples: ['tool-called: search', 'tool-called: { value: search, min: 1, max: 3 }'],
  settings: settingsSchema,
  shortForm: 'value',
  check,
  prepare: (settings) => (subject) => judgeTool(subject, settings),
};

function check(settings: Settings): SettingProblem[] {
  const { times: exactly, max } = settings;
  if (exactly !== undefined) return checkOneWay('times', settings);
  return [...checkBounds(settings), ...checkAlwaysTrue(boundsOf(settings).min, max)];
}

function judgeTool(subject: Subject, settings: Settings): Verdict {
  const unreadable = unreadableTools(subject, [settings.value]);
  if (unreadable) return unreadable;
  const calls = toolCallsOf(subject.trace).filter((call) => call.name === settings.value);
  const failed = calls.filter((call) => call.status === 'failed').length;
  const counted = settings['include-failed'] ? calls.length : calls.length - failed;
  const { min, max } = boundsOf(settings);
  const passed = counted >= min && counted <= max;
  const found = counted === 0 ? 'was not called' : `was called ${count(counted, 'time')}`;
  const leftOut = failed > 0 && !settings['include-failed'] ? ` (${failed} failed and not counted)` : '';
  const wanted = passed ? '' : `, expected ${wantedText(min, max)}`;
  return {
    status: passed ? 'passed' : 'failed',
    score: passed ? 1 : 0,
    reason: `${settings.value} ${found}${leftOut}${wanted}.`,
  };
}

function boundsOf({ times: exactly, min, max }: Settings): { min: number; max: number } {
  if (exactly !== undefined) return { min: exactly, max: exactly };
  return { min: min ?? (max === undefined ? 1 : 0), max: max ?? Number.POSITIVE_INFINITY };
}

function wantedText(min: number, max: number): string {
  if (min === max) return count(min, 'call');
  if (max === Number.POSITIVE_INFINITY) return `at least ${count(min, 'call')}`;
  return min === 0 ? `at most ${count(max, 'call')}` : `${min} to ${max} calls`;
}
