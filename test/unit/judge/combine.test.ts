import { describe, expect, it } from 'vitest';
import { allOf } from '../../../src/judge/combine/all-of.ts';
import { anyOf } from '../../../src/judge/combine/any-of.ts';
import { noneOf } from '../../../src/judge/combine/none-of.ts';
import { isJsonObject, type Json } from '../../../src/model/json.ts';
import type { Judge, JudgeRegistry, JudgeTools, NestedJudgement } from '../../../src/model/judge.ts';
import { noTools, subjectWith, verdictOf } from '../../support/trace-subject.ts';

/** Judges by name: `pass`, `fail`, `null` fails for good, `half` is graded. */
const found: Readonly<Record<string, Pick<NestedJudgement, 'status'> & { score?: number; final?: true }>> = {
  pass: { status: 'passed', score: 1 },
  half: { status: 'passed', score: 0.6 },
  fail: { status: 'failed', score: 0 },
  null: { status: 'failed', score: 0, final: true },
  invalid: { status: 'invalid' },
  unscored: { status: 'unscored' },
};

const tools: JudgeTools = {
  ...noTools,
  read: (raw, expected) => ({
    judge: raw === 'expected' ? String(expected) : String(raw),
    negated: false,
    settings: {},
  }),
  prepare:
    ({ judge, negated }) =>
    (): NestedJudgement => {
      const { status, score = 0, final } = found[judge] ?? { status: 'invalid' };
      const base = { judge: negated ? `not-${judge}` : judge, reason: `because of ${judge}` };
      if (status === 'invalid' || status === 'unscored') return { ...base, status };
      if (final) return { ...base, status, score, final };
      if (!negated) return { ...base, status, score };
      return { ...base, status: status === 'passed' ? 'failed' : 'passed', score: 1 - score };
    },
};

async function outcome(judge: Judge<{ value: Json[] }>, items: string[], expected?: Json): Promise<string> {
  const subject = subjectWith(expected === undefined ? {} : { expected });
  const verdict = await verdictOf(judge, { value: items }, subject, tools);
  if (!('score' in verdict)) return verdict.status;
  return `${verdict.status} ${verdict.score}${verdict.final ? ' for good' : ''}`;
}

describe('all-of', () => {
  it.each([
    [['pass', 'half'], 'passed 0.6'],
    [['pass', 'fail'], 'failed 0'],
    [['pass', 'null'], 'failed 0 for good'],
    [['fail', 'null'], 'failed 0'],
    [['pass', 'unscored'], 'passed 1'],
    [['unscored'], 'unscored'],
    [['pass', 'invalid'], 'invalid'],
    [['fail', 'invalid'], 'invalid'],
  ])('%j is %s', async (items, expected) => {
    expect(await outcome(allOf, items)).toBe(expected);
  });
});

describe('any-of', () => {
  it.each([
    [['fail', 'half'], 'passed 0.6'],
    [['fail', 'fail'], 'failed 0'],
    [['fail', 'null'], 'failed 0 for good'],
    [['invalid', 'pass'], 'passed 1'],
    [['invalid', 'fail'], 'invalid'],
    [['unscored', 'fail'], 'failed 0'],
    [['unscored', 'unscored'], 'unscored'],
  ])('%j is %s', async (items, expected) => {
    expect(await outcome(anyOf, items)).toBe(expected);
  });
});

describe('none-of', () => {
  it.each([
    [['fail', 'fail'], 'passed 1'],
    [['fail', 'pass'], 'failed 0'],
    [['half'], 'failed 0.4'],
    [['null'], 'failed 0 for good'],
    [['fail', 'invalid'], 'invalid'],
  ])('%j is %s', async (items, expected) => {
    expect(await outcome(noneOf, items)).toBe(expected);
  });
});

describe('judges inside', () => {
  it('may stand on the expected value of the case', async () => {
    expect(await outcome(allOf, ['expected'], 'pass')).toBe('passed 1');
    expect(await outcome(allOf, ['expected'], 'fail')).toBe('failed 0');
  });

  it('are named with their number and reason where they decide', async () => {
    const failed = await verdictOf(allOf, { value: ['pass', 'fail'] }, subjectWith(), tools);
    expect(failed.reason).toBe('1 of 2 failed. 2. fail: because of fail');
    const passed = await verdictOf(anyOf, { value: ['fail', 'pass'] }, subjectWith(), tools);
    expect(passed.reason).toBe('2. pass: because of pass');
  });

  it('have their mistakes told with paths that lead to them', () => {
    const problem = { severity: 'error', code: 'x', message: 'm', why: 'w', fix: 'f' } as const;
    const registry: JudgeRegistry = {
      judges: new Map(),
      read: (raw, expected) =>
        isJsonObject(raw)
          ? { use: { judge: 'a', negated: false, settings: {}, weight: 2 }, problems: [] }
          : { problems: expected === raw ? [] : [{ ...problem, path: ['contains', 'value'] }] },
    };
    const problems = allOf.check?.({ value: ['fine', 'bad', { a: { weight: 2 } }] }, registry, 'fine');
    expect(problems?.map(({ code, path }) => `${code} /${path.join('/')}`)).toEqual([
      'x /value/1/contains/value',
      'nested-weight /value/2',
    ]);
  });

  it('must be at least one', () => {
    for (const judge of [allOf, anyOf, noneOf])
      expect(judge.settings.safeParse({ value: [] }).success).toBe(false);
  });
});
