import { didYouMean } from '../../../src/model/did-you-mean.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../src/model/json.ts';
import type { JudgeRegistry, JudgeUse, SettingProblem } from '../../../src/model/judge.ts';

const known: Readonly<Record<string, 'text' | 'pattern' | 'number'>> = {
  contains: 'text',
  equals: 'text',
  regex: 'pattern',
  'number-close': 'number',
};

/** A registry with four judges: two of text, one of patterns, one of numbers. Counts how often it is asked. */
export function fakeRegistry(): JudgeRegistry & { readonly asked: () => number } {
  let asked = 0;
  return {
    judges: new Map(),
    asked: () => asked,
    read(raw, expected) {
      asked++;
      const [written, settings] = split(raw);
      const negated = written.startsWith('not-');
      const judge = negated ? written.slice(4) : written;
      const kind = known[judge];
      if (!kind) {
        const near = didYouMean(judge, Object.keys(known));
        const fix = `${near ? `Did you mean "${near}"? ` : ''}\`agent-eval judges\` lists them all.`;
        const why = 'An unknown judge would leave this case unchecked.';
        const path = typeof raw === 'string' ? [] : [written];
        return { problems: [problem(path, 'unknown-judge', `No judge is named "${judge}".`, why, fix)] };
      }
      const long = isJsonObject(settings);
      const given: JsonObject = long ? settings : settings === undefined ? {} : { value: settings };
      const { weight, value: own, ...others } = given;
      const value = own ?? (judge === 'equals' && !('value' in given) ? expected : own);
      const path = typeof raw === 'string' ? [] : long ? [written, 'value'] : [written];
      const problems = Object.keys(others).map((key) =>
        problem(
          [written, key],
          'unknown-setting',
          `"${judge}" has no setting "${key}".`,
          'It would be ignored.',
          'Remove it.',
        ),
      );
      problems.push(...problemsOf(kind, value, path));
      const use: JudgeUse = {
        judge,
        negated,
        settings: value === undefined ? {} : { value },
        ...(typeof weight === 'number' ? { weight } : {}),
      };
      return problems.length > 0 ? { problems } : { use, problems };
    },
  };
}

function split(raw: Json): [string, Json | undefined] {
  if (typeof raw === 'string') return [raw, undefined];
  const [entry] = Object.entries(isJsonObject(raw) ? raw : ({} satisfies JsonObject));
  return entry ?? ['', undefined];
}

function problemsOf(kind: string, value: Json | undefined, path: (string | number)[]): SettingProblem[] {
  if (kind === 'number') {
    return typeof value === 'number'
      ? []
      : [problem(path, 'expected-number', 'A number belongs here.', 'It is compared.', 'Write a number.')];
  }
  if (typeof value !== 'string')
    return [problem(path, 'expected-text', 'Text belongs here.', 'It is compared.', 'Write text.')];
  if (kind !== 'pattern') return [];
  try {
    new RegExp(value);
    return [];
  } catch {
    return [
      {
        ...problem(
          path,
          'bad-pattern',
          'The pattern is broken.',
          'Nothing can match it.',
          'Close the group.',
        ),
        span: { offset: 1, length: 1 },
      },
    ];
  }
}

function problem(
  path: (string | number)[],
  code: string,
  message: string,
  why: string,
  fix: string,
): SettingProblem {
  return { path, severity: 'error', code, message, why, fix };
}
