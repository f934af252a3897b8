import * as z from 'zod';
import { toFailure } from '../model/failure.ts';
import { copyJson, type Json } from '../model/json.ts';
import { jsonSchema } from '../model/json-schema.ts';
import type { Judge, JudgeTools, SettingProblem, Subject, Verdict } from '../model/judge.ts';
import { scriptVerdict } from './script-verdict.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    file: z
      .string()
      .min(1, 'Expected a path such as ./judges/score.ts.')
      .describe('TypeScript or JavaScript module of the project'),
    export: z
      .string()
      .min(1)
      .optional()
      .describe('name of the exported function; the default export without it'),
    options: jsonSchema.optional().describe('handed to the function as `options`'),
    threshold: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe('least score that passes, where the function gives one'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/**
 * Asks a function of the project. It is called with one object: everything of the `Subject` (`input`, `output`,
 * `expected`, `metadata`, `trace`, …) and `options`, so that autoevals-style scorers fit as they are.
 *
 * What it may return is said at `scriptVerdict`; a promise is awaited. A function that throws is invalid, because
 * nothing was measured.
 */
export const script: Judge<Settings> = {
  name: 'script',
  family: 'combine',
  summary: "a function of the project's own decides",
  examples: [
    'script: ./judges/score.ts',
    'script: { file: ./judges/score.ts, export: politeness, options: { tone: formal }, threshold: 0.7 }',
  ],
  settings: settingsSchema,
  shortForm: 'file',
  graded: true,
  check: checkName,
  prepare(settings, tools) {
    let loaded: Promise<Loaded> | null = null;
    return async (subject) => {
      loaded ??= load(settings, tools);
      const result = await loaded;
      return 'problem' in result
        ? { status: 'invalid', reason: result.problem }
        : ask(result.run, subject, settings);
    };
  },
};

type Loaded = { readonly run: (subject: ScriptInput) => unknown } | { readonly problem: string };

/** What a project's function is called with. */
interface ScriptInput extends Subject {
  readonly options?: Json;
}

function checkName(settings: Settings): SettingProblem[] {
  if (settings.export === undefined || !settings.file.includes('#')) return [];
  return [
    {
      path: ['export'],
      severity: 'error',
      code: 'two-exports',
      message: `The file "${settings.file}" names an export, and \`export\` names another.`,
      why: 'Only one function is asked.',
      fix: 'Name it in one place.',
    },
  ];
}

async function load(settings: Settings, tools: JudgeTools): Promise<Loaded> {
  const reference = settings.export === undefined ? settings.file : `${settings.file}#${settings.export}`;
  try {
    const value = await tools.load(reference);
    if (isFunction(value)) return { run: value };
    return {
      problem: `${reference} gives ${value === undefined ? 'nothing' : `a ${typeof value}`}, not a function.`,
    };
  } catch (error) {
    return { problem: `${reference} cannot be loaded: ${toFailure(error).message}` };
  }
}

async function ask(
  run: (subject: ScriptInput) => unknown,
  subject: Subject,
  { options, threshold, file }: Settings,
): Promise<Verdict> {
  try {
    return scriptVerdict(await run(ownCopy(subject, options)), threshold);
  } catch (error) {
    return { status: 'invalid', reason: `The function of ${file} threw: ${toFailure(error).message}` };
  }
}

/** A scorer that sorts a list in place must not change what is recorded, or what the next trial is held against. */
function ownCopy(subject: Subject, options: Json | undefined): ScriptInput {
  const { input, output, expected, state } = subject;
  return {
    ...subject,
    input: copyJson(input),
    output: copyJson(output),
    ...(expected === undefined ? {} : { expected: copyJson(expected) }),
    ...(state === undefined ? {} : { state: copyJson(state) }),
    ...(options === undefined ? {} : { options: copyJson(options) }),
  };
}

function isFunction(value: unknown): value is (subject: ScriptInput) => unknown {
  return typeof value === 'function';
}
