import * as z from 'zod';
import type { Judge } from '../../model/judge.ts';
import { misfitOf, trajectoryModes } from './compare-calls.ts';
import { includeFailedSchema } from './include-failed.ts';
import { judgeCalls } from './judge-calls.ts';
import { count } from './show-call.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    value: z
      .array(z.string().min(1, 'Expected the name of a tool.'))
      .min(1, 'Expected at least one tool. For "no tool at all" use `trajectory: { calls: [] }`.')
      .describe('names of tools, exactly; a name that stands twice asks for two calls'),
    mode: z
      .enum(trajectoryModes)
      .default('superset')
      .describe(
        'as in `trajectory`; `superset`: each of them was called, in any order, and others may be too',
      ),
    'include-failed': includeFailedSchema,
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where the agent called these tools, whatever the arguments. */
export const toolsCalled: Judge<Settings> = {
  name: 'tools-called',
  family: 'agent',
  summary: 'the agent called each of these tools',
  examples: ['tools-called: [search, fetch]', 'tools-called: { value: [search, fetch], mode: in-order }'],
  settings: settingsSchema,
  shortForm: 'value',
  prepare(settings) {
    const references = settings.value.map((name) => ({ name }));
    const matching = { args: 'ignore', 'include-failed': settings['include-failed'] } as const;
    return (subject) =>
      judgeCalls(subject, references, matching, (calls, fits) => {
        const misfit = misfitOf(settings.mode, calls, references, fits);
        return misfit === null
          ? { status: 'passed', score: 1, reason: `${count(calls.length, 'call')}, as expected.` }
          : { status: 'failed', score: 0, reason: `${settings.mode}: ${misfit}` };
      });
  },
};
