import type * as z from 'zod';
import { didYouMean } from '../model/did-you-mean.ts';
import { durationPattern } from '../model/duration.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Path } from './layout.ts';
import { schemaAtPath } from './schema-at-path.ts';
import { type Source, valueAt } from './source.ts';

export interface ExplainOptions {
  /** Area before the slash of every code, such as `case` or `config`. */
  readonly area: string;
  /** What was checked; for names of keys and descriptions. */
  readonly schema: z.ZodType;
  /** Path from the file's value to what was checked. */
  readonly path?: Path;
}

type Issue = z.core.$ZodIssue;

/** The complaints of a zod schema about a file, each at its place, with what could stand there instead. */
export function explainIssues(
  issues: readonly Issue[],
  source: Source,
  options: ExplainOptions,
): Diagnostic[] {
  return issues.flatMap((issue) => explain(issue, source, options));
}

function explain(issue: Issue, source: Source, options: ExplainOptions): Diagnostic[] {
  const path = [...(options.path ?? []), ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, issue.path, source, options));
    case 'invalid_union':
      return explainUnion(issue, source, options);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) =>
        explain({ ...inner, path: [...issue.path, ...inner.path] }, source, options),
      );
    default:
      return [valueProblem(issue, path, source, options)];
  }
}

function unknownKey(
  key: string,
  path: Path,
  inner: Path,
  source: Source,
  options: ExplainOptions,
): Diagnostic {
  const { keys } = schemaAtPath(options.schema, inner, valueAt(source.value, options.path ?? []));
  const near = didYouMean(key, keys);
  return {
    code: `${options.area}/unknown-key`,
    severity: 'error',
    message: `There is no key "${key}" here.`,
    why: 'An unknown key would be ignored, and with it what it was meant to do.',
    fix: `${near ? `Did you mean "${near}"? ` : ''}Known here: ${keys.join(', ')}.`,
    place: source.keyPlace([...path, key]),
  };
}

/** The alternative that came furthest is what was meant. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  source: Source,
  options: ExplainOptions,
): Diagnostic[] {
  const near = issue.errors.find((issues) =>
    issues.every((inner) => inner.path.length > 0 || inner.code !== 'invalid_type'),
  );
  if (near)
    return near.flatMap((inner) =>
      explain({ ...inner, path: [...issue.path, ...inner.path] }, source, options),
    );
  const first = issue.errors[0]?.[0];
  return [
    valueProblem(
      first ? { ...first, path: issue.path } : issue,
      [...(options.path ?? []), ...issue.path],
      source,
      options,
    ),
  ];
}

function valueProblem(issue: Issue, path: Path, source: Source, options: ExplainOptions): Diagnostic {
  const value = valueAt(source.value, path);
  const name =
    typeof path.at(-1) === 'string' ? `"${String(path.at(-1))}"` : path.length > 0 ? 'This item' : 'The file';
  const checked = valueAt(source.value, options.path ?? []);
  const about = schemaAtPath(options.schema, issue.path, checked);
  const expected = about.description ? ` ${name} is ${about.description}.` : '';
  const as = (code: string, message: string, why: string, fix: string): Diagnostic => ({
    code: `${options.area}/${code}`,
    severity: 'error',
    message,
    why,
    fix,
    place: value === undefined ? source.keyPlace(path.slice(0, -1)) : source.place(path),
  });
  if (issue.code === 'invalid_union' && about.choices.length > 0) {
    const near = typeof value === 'string' ? didYouMean(value, about.choices) : null;
    const isMissing = value === undefined;
    return as(
      isMissing ? 'missing' : 'bad-value',
      isMissing ? `${name} is missing.` : `${name} cannot be ${shown(value)}.`,
      isMissing ? 'It says what the other keys mean.' : 'The value has no meaning here.',
      `${near ? `Did you mean "${near}"? ` : ''}Use ${about.choices.join(', ')}.`,
    );
  }
  if (value === undefined) {
    return as(
      'missing',
      `${name} is missing.`,
      'It has no default.',
      about.example
        ? `Write for example ${String(path.at(-1))}: ${about.example}.${expected}`
        : `Add it.${expected}`,
    );
  }
  if (issue.code === 'invalid_type') {
    if (typeof value === 'number' && about.pattern === durationPattern.source) {
      return as(
        'wrong-type',
        `${name} is a duration, and ${value} has no unit.`,
        'Whether seconds or milliseconds are meant would be a guess.',
        `Write ${value}s or ${value}ms.${expected}`,
      );
    }
    const written = issue.expected === 'string' ? meantAsText(path, source) : null;
    if (written !== null && (about.example === null || isMap(value))) {
      return as(
        'changed-scalar',
        `YAML reads ${written} as ${kindOf(value)}, but text belongs here.`,
        'The text would not be what was written.',
        `Put it in quotes: ${JSON.stringify(written)}.${expected}`,
      );
    }
    const example = about.example
      ? `Write for example ${about.example}.`
      : `Write ${kinds[issue.expected] ?? issue.expected}.`;
    return as(
      'wrong-type',
      `${name} must be ${kinds[issue.expected] ?? issue.expected}, but this is ${kindOf(value)}.`,
      'A value of another kind would have to be guessed at.',
      `${example}${expected}`,
    );
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const near = typeof value === 'string' ? didYouMean(value, choices) : null;
    return as(
      'bad-value',
      `${name} cannot be ${shown(value)}.`,
      'The value has no meaning here.',
      `${near ? `Did you mean "${near}"? ` : ''}Use ${choices.join(' or ')}.`,
    );
  }
  return as(
    'bad-value',
    `${name} cannot be ${shown(value)}: ${complaint(issue)}.`,
    'The value has no meaning here.',
    about.example
      ? `Write for example ${about.example}.${expected}`
      : `${complaint(issue).replace(/^(?:Expected|It) /, wordsOfAdvice)}.${expected}`,
  );
}

/** What was written on one line where YAML made a number, a truth value, a map or nothing of it. */
function meantAsText(path: Path, source: Source): string | null {
  const written = source.written(path)?.trim() ?? '';
  return written === '' || written.includes('\n') || written.startsWith('[') ? null : written;
}

function wordsOfAdvice(start: string): string {
  return start === 'It ' ? 'The value ' : 'Write ';
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function complaint(issue: Issue): string {
  const text = issue.code === 'too_small' || issue.code === 'too_big' ? bound(issue) : issue.message;
  return text.replace(/\.$/, '');
}

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const words = issue.code === 'too_small' ? 'at least' : 'at most';
  if (issue.origin === 'array') return `Expected ${words} ${limit} ${limit === '1' ? 'item' : 'items'}`;
  if (issue.origin === 'string')
    return limit === '1' ? 'It may not be empty' : `Expected ${words} ${limit} characters`;
  return `Expected ${issue.inclusive === false ? (issue.code === 'too_small' ? 'more than' : 'less than') : words} ${limit}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

function kindOf(value: unknown): string {
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? 'text' : 'a map';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
