import * as z from 'zod';
import { canonicalJson } from '../../model/json.ts';
import type { Judge } from '../../model/judge.ts';
import { includeFailedSchema } from './include-failed.ts';
import { count, showCall } from './show-call.ts';
import { countedCalls, type ToolCall } from './tool-calls-of.ts';
import { unreadableTools } from './unreadable-tools.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    max: z.int().min(1).default(1).describe('how often the same call may be made'),
    'include-failed': includeFailedSchema,
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where no tool was called with equal arguments more often than `max`: an agent that goes in circles fails. */
export const repeatedCalls: Judge<Settings> = {
  name: 'repeated-calls',
  family: 'agent',
  summary: 'no tool is called again and again with equal arguments',
  examples: ['repeated-calls', 'repeated-calls: { max: 2, include-failed: true }'],
  settings: settingsSchema,
  shortForm: 'max',
  prepare: (settings) => (subject) => {
    const unreadable = unreadableTools(subject, []);
    if (unreadable) return unreadable;
    const calls = countedCalls(subject.trace, settings['include-failed']);
    const most = mostRepeated(calls);
    if (!most) return { status: 'passed', score: 1, reason: 'No tool was called.' };
    const passed = most.times <= settings.max;
    const found = `${showCall(most.call)} was called ${count(most.times, 'time')}`;
    return passed
      ? {
          status: 'passed',
          score: 1,
          reason: `No call was made more often than ${count(most.times, 'time')}.`,
        }
      : { status: 'failed', score: 0, reason: `${found}, expected at most ${settings.max}.` };
  },
};

function mostRepeated(calls: readonly ToolCall[]): { call: ToolCall; times: number } | null {
  const seen = new Map<string, { call: ToolCall; times: number }>();
  let most: { call: ToolCall; times: number } | null = null;
  for (const call of calls) {
    const key = canonicalJson([call.name, call.args]);
    const entry = seen.get(key) ?? { call, times: 0 };
    entry.times++;
    seen.set(key, entry);
    if (most === null || entry.times > most.times) most = entry;
  }
  return most;
}
