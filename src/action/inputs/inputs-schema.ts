import * as z from 'zod';
import { parseThreshold } from '../../model/parse-threshold.ts';

/** What an input is where nothing is written, or an empty text; action.yml says the same. */
export const inputDefaults = {
  mode: 'run',
  comment: 'upsert',
  'fail-on': 'thresholds',
  'working-directory': '.',
  'require-baseline': 'false',
  'require-evaluation': 'false',
  summary: 'true',
  annotations: 'true',
  'baseline-artifact': 'agent-eval-report',
} as const;

const texts = z.string().transform((text) => parts(text, '\n'));
const names = z.string().transform((text) => parts(text.replaceAll('\n', ','), ','));

const thresholds = texts.check((context) => {
  for (const text of context.value) {
    const parsed = parseThreshold(text);
    if ('problem' in parsed) refuse(context, `${parsed.problem.message} ${parsed.problem.fix}`, text);
  }
});

const count = z
  .string()
  .regex(/^([1-9]\d{0,5})?$/, 'Write a whole number of at least 1, such as 3.')
  .transform((text) => (text === '' ? null : Number(text)));

const shard = z
  .string()
  .refine(isShard, 'Write a part of the cases as part/parts, such as 1/3.')
  .transform((text) => text || null);

const key = z
  .string()
  .regex(/^[\w./ -]{0,100}$/, 'Write at most 100 letters, digits, spaces or any of . _ / -');

const artifact = z.string().regex(/^[^"/\\:<>|*?\p{Cc}]{1,200}$/u, 'Write the name of an artifact.');

/** The inputs of the action, from the texts that the runner hands over. */
export const inputsSchema = z
  .strictObject({
    mode: oneOf('run', 'report'),
    paths: texts,
    agents: names,
    tags: names,
    iterations: count,
    bail: count,
    shard,
    thresholds,
    'report-path': texts,
    baseline: z.string(),
    'baseline-artifact': artifact,
    'require-baseline': flag(),
    'require-evaluation': flag(),
    'fail-on': oneOf('thresholds', 'regressions', 'never'),
    comment: oneOf('upsert', 'off'),
    'comment-key': key,
    summary: flag(),
    annotations: flag(),
    'working-directory': z.string(),
    'node-options': z.string(),
    'github-token': z.string(),
  })
  .check((context) => {
    for (const problem of contradictions(context.value)) refuse(context, problem.message, problem.input);
  });

export type ActionInputs = Readonly<z.output<typeof inputsSchema>>;
type InputName = keyof ActionInputs;

export const inputNames: readonly string[] = Object.keys(inputsSchema.shape);

/** Inputs that only one of the two modes reads: to ignore them would let a limit go unchecked. */
const onlyForRun = ['paths', 'agents', 'tags', 'iterations', 'bail', 'shard', 'node-options'] as const;

function contradictions(inputs: z.output<z.ZodObject<typeof inputsSchema.shape>>) {
  const { mode, 'report-path': reports } = inputs;
  const problem = (input: InputName, message: string) => ({ input, message });
  if (mode === 'run') {
    return reports.length === 0
      ? []
      : [
          problem(
            'report-path',
            'Only the mode "report" reads reports. Write "mode: report", or leave it out.',
          ),
        ];
  }
  const unread = onlyForRun.filter((name) => String(inputs[name] ?? '') !== '');
  return [
    ...(reports.length === 0
      ? [problem('report-path', 'The mode "report" needs it: name one or several report.json, one a line.')]
      : []),
    ...unread.map((name) =>
      problem(name, 'Only the mode "run" uses it: what a report holds was run already.'),
    ),
  ];
}

function oneOf<const Value extends string>(...values: readonly Value[]) {
  return z.enum(values, `Write ${values.map((value) => `"${value}"`).join(' or ')}.`);
}

function flag() {
  return z
    .string()
    .regex(/^(true|false)$/i, 'Write "true" or "false".')
    .transform((text) => text.toLowerCase() === 'true');
}

function isShard(text: string): boolean {
  const [, part, parts] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  return text === '' || Number(part) <= Number(parts);
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function refuse(
  context: { readonly issues: z.core.$ZodRawIssue[]; readonly value: unknown },
  message: string,
  ...path: readonly string[]
): void {
  context.issues.push({ code: 'custom', message, input: context.value, path: [...path] });
}
