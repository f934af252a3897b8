import * as z from 'zod';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Judge, SettingProblem } from '../../model/judge.ts';
import { idleDefaults } from './check-calls.ts';
import { includeFailedSchema } from './include-failed.ts';
import { judgeChosen } from './judge-chosen.ts';
import { type ArgsMode, argsModes, matchArgs } from './match-args.ts';
import { showCall } from './show-call.ts';
import { countedCalls } from './tool-calls-of.ts';
import { unreadableTools } from './unreadable-tools.ts';
import { whichSchema } from './which-calls.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    tool: z.string().min(1, 'Expected the name of a tool.').describe('name of the tool, exactly'),
    args: jsonSchema.describe('expected arguments'),
    mode: z
      .enum(argsModes)
      .default('exact')
      .describe('how actual arguments are held against the expected ones; superset: at least these'),
    defaults: z
      .record(z.string(), jsonSchema)
      .optional()
      .describe('arguments that a call may leave out, for the mode `defaults`'),
    which: whichSchema
      .default('any')
      .describe('which calls of the tool must fit: any, all, last, or a number from 1'),
    'include-failed': includeFailedSchema,
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where calls of a tool had the expected arguments. */
export const toolArgs: Judge<Settings> = {
  name: 'tool-args',
  family: 'agent',
  summary: 'the agent called a tool with these arguments',
  examples: [
    'tool-args: { tool: search, args: { query: tea }, mode: superset }',
    'tool-args: { tool: search, args: { query: tea }, mode: defaults, defaults: { limit: 10 }, which: all }',
  ],
  settings: settingsSchema,
  check: (settings) => [...checkDefaults(settings), ...checkAlwaysTrue(settings)],
  prepare: (settings) => (subject) => {
    const { tool, args, mode, defaults, which } = settings;
    const unreadable = unreadableTools(subject, [tool]);
    if (unreadable) return unreadable;
    const calls = countedCalls(subject.trace, settings['include-failed']).filter(
      (call) => call.name === tool,
    );
    const demand = `${demands[mode]} ${showCall({ name: tool, args })}`;
    return judgeChosen(tool, which, calls, demand, (call) => matchArgs(mode, call.args, args, defaults));
  },
};

const demands: Readonly<Record<ArgsMode, string>> = {
  exact: 'be',
  ignore: 'be made, as in',
  subset: 'have no arguments beyond',
  superset: 'have at least the arguments of',
  defaults: 'be, after defaults,',
};

function checkDefaults({ mode, defaults }: Settings): SettingProblem[] {
  return defaults !== undefined && mode !== 'defaults' ? [idleDefaults(['defaults'])] : [];
}

function checkAlwaysTrue({ mode, args, tool }: Settings): SettingProblem[] {
  if (mode !== 'ignore' && !(mode === 'superset' && showCall({ name: '', args }) === '()')) return [];
  return [
    {
      path: mode === 'ignore' ? ['mode'] : ['args'],
      severity: 'warning',
      code: 'always-true',
      message: 'Any arguments fit.',
      why: 'A judge of arguments that accepts all of them only says that the tool was called.',
      fix: `Write \`tool-called: ${tool}\`, or say which arguments are expected.`,
    },
  ];
}
