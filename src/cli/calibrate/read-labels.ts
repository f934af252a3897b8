import { relative, resolve } from 'node:path';
import * as z from 'zod';
import { placeOfLine, type Row } from '../../cases/dataset.ts';
import { readJsonl } from '../../cases/read-jsonl.ts';
import { readText } from '../../cases/read-text.io.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { JudgeRegistry, JudgeUse } from '../../model/judge.ts';

/** An output that a person has judged, and the judge that is compared with that person. */
export interface Label {
  readonly id: string;
  readonly line: number;
  readonly use: JudgeUse;
  readonly input: Json;
  readonly output: Json;
  readonly expected?: Json;
  readonly human: 'passed' | 'failed';
}

const labelSchema = z.strictObject({
  id: z.union([z.string().min(1), z.number()]).optional(),
  judge: jsonSchema.optional(),
  rubric: z.string().optional(),
  input: jsonSchema.optional(),
  output: jsonSchema,
  expected: jsonSchema.optional(),
  human: z.union([z.enum(['pass', 'fail']), z.boolean(), z.number().min(0).max(1)], {
    error: 'Expected "pass", "fail", or a score from 0 to 1.',
  }),
});

const wrongCode = 'label/wrong';

/** Most of a file of labels that is read: 100 MB. */
const mostBytes = 100_000_000;

/**
 * Reads a file with a label a line, and tells the mistakes of all lines.
 *
 * @param judge - judges all labels, whatever they say themselves; null: each names its own
 */
export function readLabels(
  file: string,
  project: string,
  registry: JudgeRegistry,
  judge: Json | null,
): { readonly labels: readonly Label[]; readonly diagnostics: readonly Diagnostic[] } {
  const absolute = resolve(file);
  const shown = relative(project, absolute).replaceAll('\\', '/');
  const read = readText(absolute, shown, mostBytes);
  if (read.problem) return { labels: [], diagnostics: [read.problem] };
  const dataset = readJsonl(read.text, shown);
  const diagnostics = [...dataset.diagnostics];
  const results = dataset.rows.map((row) => ({ line: row.line, ...readLabel(row, registry, judge) }));
  const ofJudge = judge === null ? [] : sharedProblems(results);
  for (const problem of ofJudge)
    diagnostics.push({ ...problem, place: { file: '--judge', line: 1, column: 1 } });
  for (const { line, problems } of results)
    for (const problem of problems.filter((one) => !isAmong(ofJudge, one)))
      diagnostics.push({ ...problem, place: placeOfLine(shown, read.text, line) });
  const labels = results.flatMap(({ label }) => label ?? []);
  if (labels.length === 0 && diagnostics.length === 0) diagnostics.push(noLabels(shown));
  return { labels, diagnostics };
}

type Problem = Omit<Diagnostic, 'place'>;

/** What is wrong on all lines with a judge that was named for all of them: its own mistake, and told once. */
function sharedProblems(results: readonly { readonly problems: readonly Problem[] }[]): readonly Problem[] {
  const judged = results.filter(({ problems }) => !problems.some(({ code }) => code === wrongCode));
  const own = judged[0]?.problems ?? [];
  return own.filter((problem) => judged.every(({ problems }) => isAmong(problems, problem)));
}

function isAmong(problems: readonly Problem[], { message }: Problem): boolean {
  return problems.some((one) => one.message === message);
}

function readLabel(
  { line, values }: Row,
  registry: JudgeRegistry,
  judge: Json | null,
): { readonly label?: Label; readonly problems: readonly Problem[] } {
  const parsed = labelSchema.safeParse(values);
  if (!parsed.success) return { problems: parsed.error.issues.map(wrongLabel) };
  const { id, rubric, input = null, output, expected, human } = parsed.data;
  const written = judge ?? parsed.data.judge ?? (rubric === undefined ? null : { 'llm-rubric': rubric });
  if (written === null) return { problems: [noJudge] };
  const { use, problems } = registry.read(written, expected);
  const told = problems.map(({ code, severity, message, why, fix }) => ({
    code: `label/${code}`,
    severity,
    message,
    why,
    fix,
  }));
  if (!use) return { problems: told };
  const label: Label = {
    id: String(id ?? `line ${line}`),
    line,
    use,
    input,
    output,
    ...(expected === undefined ? {} : { expected }),
    human: saidOf(human),
  };
  return { label, problems: told };
}

function saidOf(human: string | boolean | number): Label['human'] {
  if (typeof human === 'number') return human >= 0.5 ? 'passed' : 'failed';
  return human === true || human === 'pass' ? 'passed' : 'failed';
}

function wrongLabel({ path, message }: z.core.$ZodIssue): Problem {
  return {
    code: wrongCode,
    severity: 'error',
    message: path.length > 0 ? `${path.join('.')}: ${message}` : message,
    why: 'What a person said of which output cannot be told from this line.',
    fix: 'Write { "output": …, "human": "pass" or "fail", "rubric": … }; see docs/model-graded.md.',
  };
}

const noJudge: Problem = {
  code: 'label/no-judge',
  severity: 'error',
  message: 'No judge is named.',
  why: 'There is nothing to compare the person with.',
  fix: 'Add "rubric" or "judge" to the line, or name one for all lines with --judge.',
};

function noLabels(file: string): Diagnostic {
  return {
    code: 'label/none',
    severity: 'error',
    message: 'There are no labels in this file.',
    why: 'Without any, nothing can be said of a judge.',
    fix: 'Write a JSON object a line: { "output": …, "human": "pass" or "fail", "rubric": … }.',
    place: { file, line: 1, column: 1 },
  };
}
