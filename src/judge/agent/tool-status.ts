import * as z from 'zod';
import type { Judge } from '../../model/judge.ts';
import { judgeChosen } from './judge-chosen.ts';
import { showCall } from './show-call.ts';
import { type ToolCall, toolCallsOf } from './tool-calls-of.ts';
import { unreadableTools } from './unreadable-tools.ts';
import { whichSchema } from './which-calls.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    tool: z.string().min(1, 'Expected the name of a tool.').describe('name of the tool, exactly'),
    status: z.enum(['succeeded', 'failed']).describe('how calls ended; one that was cut off did neither'),
    which: whichSchema
      .default('all')
      .describe('which calls of the tool must have ended so: any, all, last, or a number from 1'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where the calls of a tool ended as expected. */
export const toolStatus: Judge<Settings> = {
  name: 'tool-status',
  family: 'agent',
  summary: 'the calls of a tool succeeded, or failed',
  examples: [
    'tool-status: { tool: search, status: succeeded }',
    'tool-status: { tool: pay, status: failed, which: 1 }',
  ],
  settings: settingsSchema,
  prepare:
    ({ tool, status, which }) =>
    (subject) => {
      const unreadable = unreadableTools(subject, [tool]);
      if (unreadable) return unreadable;
      const calls = toolCallsOf(subject.trace).filter((call) => call.name === tool);
      return judgeChosen(
        tool,
        which,
        calls,
        statusDemands[status],
        (call) => call.status === status,
        showEnds,
      );
    },
};

const statusDemands = { succeeded: 'succeed', failed: 'fail' } as const;

function showEnds(calls: readonly ToolCall[]): string {
  const [first] = calls;
  if (!first) return 'no call';
  const error = first.error ? ` (${first.error.kind}: ${first.error.message})` : '';
  const more = calls.length > 1 ? ` and ${calls.length - 1} more` : '';
  return `${showCall(first)} ${first.status === 'unfinished' ? 'did not finish' : first.status}${error}${more}`;
}
