import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { builtinJudges } from '../../../src/judge/builtin-judges.ts';
import { defineJudge } from '../../../src/judge/define-judge.ts';
import { describeJudges } from '../../../src/judge/describe-judges.ts';
import { createRegistry } from '../../../src/judge/registry.ts';
import { passed } from '../../../src/judge/verdict.ts';
import type { Json } from '../../../src/model/json.ts';

const custom = (name: string) =>
  defineJudge({
    name,
    family: 'custom',
    summary: 'says yes',
    examples: [name],
    settings: z.strictObject({}),
    prepare: () => () => passed('yes'),
  });
const registry = createRegistry([...builtinJudges, custom('not-rude'), custom('rude')]);

function problem(raw: Json, expected?: Json) {
  const { use, problems } = registry.read(raw, expected);
  expect(use).toBeUndefined();
  expect(problems).toHaveLength(1);
  return problems[0];
}

describe('reading an item of an `expect:` list', () => {
  test.each<[string, Json, Json]>([
    ['a name alone', 'is-json', { judge: 'is-json', negated: false, settings: {} }],
    ['a mapping to nothing', { 'is-json': null }, { judge: 'is-json', negated: false, settings: {} }],
    ['the short form', { contains: 'a' }, { judge: 'contains', negated: false, settings: { value: 'a' } }],
    [
      'settings with weight and label apart',
      { 'not-contains': { value: 'a', weight: 2, label: 'no a' } },
      { judge: 'contains', negated: true, settings: { value: 'a' }, weight: 2, label: 'no a' },
    ],
    [
      'a required judge with a weight',
      { contains: { value: 'a', weight: 2, required: true } },
      { judge: 'contains', negated: false, settings: { value: 'a' }, weight: 2, required: true },
    ],
    [
      'a judge that is not required, with the weight that others have',
      { contains: { value: 'a', required: false } },
      { judge: 'contains', negated: false, settings: { value: 'a' }, weight: 1 },
    ],
    ['a name that itself begins with not-', 'not-rude', { judge: 'not-rude', negated: false, settings: {} }],
    ['its negation', 'not-not-rude', { judge: 'not-rude', negated: true, settings: {} }],
  ])('understands %s', (_, raw, use) => {
    expect(registry.read(raw, undefined)).toEqual({ use, problems: [] });
  });

  test('shows where a value that is a mapping stands', () => {
    expect(problem({ 'json-subset': { a: 1, 'b c': ['x'] } })).toMatchObject({
      path: ['json-subset', 'a'],
      code: 'unknown-setting',
      fix: 'Write json-subset: { value: { a: 1, "b c": ["x"] } }',
    });
    expect(problem({ 'not-json-equals': { a: { b: null }, weight: 2 } }, { c: 1 })?.fix).toBe(
      'Write not-json-equals: { value: { a: { b: null } }, weight: 2 }',
    );
    const misspelt = registry.read({ 'json-subset': { vlaue: { a: 1 } } }, 1).problems;
    expect(misspelt[0]?.fix).toContain('Did you mean "value"?');
  });

  test.each<[Json, string | null]>([
    [{ 'word-count': { min: 0 } }, 'always-true'],
    [{ 'word-count': { min: 0, max: 3 } }, null],
    [{ 'similar-text': { value: 'a', threshold: 0 } }, 'always-true'],
    [{ 'rouge-n': { value: 'a', threshold: 0 } }, 'always-true'],
    [{ 'similar-text': { value: 'a', threshold: 0.1 } }, null],
    [{ regex: '/abc/i' }, 'slashes-in-pattern'],
    [{ regex: '/a/b' }, null],
  ])('warns of %j where it cannot mean what it says: %s', (raw, code) => {
    const { use, problems } = registry.read(raw, undefined);
    expect(use).toBeDefined();
    expect(problems.map((one) => [one.severity, one.code])).toEqual(code === null ? [] : [['warning', code]]);
  });

  test('shows how flags are written', () => {
    expect(registry.read({ regex: "/it's/i" }, undefined).problems[0]?.fix).toContain(
      "regex: { value: 'it''s', flags: i }",
    );
  });

  test('says that `not-` stands once', () => {
    const fix = (raw: string): string => problem(raw)?.fix ?? '';
    expect(fix('not-not-contains')).toContain('`not-` stands once at most: "contains" or "not-contains".');
    expect(fix('not-not-not-contians')).toContain('"contains" or "not-contains".');
    expect(fix('not-not-zebra')).toMatch(/^`not-` stands once at most\. `agent-eval judges`/);
  });

  test('names the item of a list that is wrong, and shows how the setting is written', () => {
    expect(problem({ golden: { ignore: ['/a', 'createdAt'] } })).toMatchObject({
      path: ['golden', 'ignore', 1],
      message: 'Item 2 of `ignore` cannot be "createdAt": Expected a JSON Pointer such as "/answer/text".',
      fix: expect.stringContaining('golden: { at: /invoice, ignore: ['),
    });
    expect(problem({ 'contains-all': ['a', 7] })?.message).toBe(
      'Item 2 of `value` must be text, but it is the number 7.',
    );
  });

  test('asks for the unit of a duration', () => {
    expect(problem({ latency: 5 })?.fix).toBe('Write its unit: 5s or 5ms.');
    expect(problem({ equals: 5 })?.fix).toContain('"5"');
  });

  test('fills a `value` that was left out from `expected`, as text for text judges', () => {
    expect(registry.read('equals', 42).use?.settings).toEqual({ value: '42' });
    expect(registry.read({ 'contains-all': { at: '/a' } }, [1, true]).use?.settings).toEqual({
      at: '/a',
      value: ['1', 'true'],
    });
    expect(registry.read('json-equals', 42).use?.settings).toEqual({ value: 42 });
    expect(registry.read({ equals: 'written' }, 'other').use?.settings).toEqual({ value: 'written' });
    expect(problem('equals', { a: 1 })).toMatchObject({ path: [], code: 'wrong-type' });
    expect(problem({ equals: { at: '/a' } }, [1])?.message).toContain('`expected` stands in');
  });

  test.each<[string, Json, object]>([
    ['an unknown judge', { contians: 'a' }, { code: 'unknown-judge', path: ['contians'], fix: /"contains"/ }],
    ['an unknown negated judge', 'not-is-jsn', { code: 'unknown-judge', path: [], fix: /"not-is-json"/ }],
    ['a prototype as a judge', 'constructor', { code: 'unknown-judge' }],
    ['two keys', { contains: 'a', weight: 2 }, { code: 'several-judges', path: [], fix: /weight: 2 \}/ }],
    ['no key', {}, { code: 'not-a-judge', path: [] }],
    ['a list', ['contains'], { code: 'not-a-judge', path: [] }],
    ['null', null, { code: 'not-a-judge', path: [] }],
    [
      'an unknown setting',
      { contains: { value: 'a', att: '/a' } },
      { path: ['contains', 'att'], fix: /"at"/ },
    ],
    ['a missing setting', { contains: {} }, { code: 'missing-setting', path: ['contains'] }],
    [
      'a number where text belongs',
      { contains: 7 },
      { path: ['contains'], code: 'expected-text', fix: /"7"/ },
    ],
    ['the same in a mapping', { contains: { value: true } }, { path: ['contains', 'value'], fix: /"true"/ }],
    ['the same in a list', { 'contains-all': ['a', 7] }, { path: ['contains-all', 1], fix: /"7"/ }],
    ['text where a number belongs', { cost: '0.5' }, { path: ['cost'], fix: /quotes: 0\.5/ }],
    ['a weight of 0', { contains: { value: 'a', weight: 0 } }, { path: ['contains', 'weight'] }],
    ['a label of 7', { contains: { value: 'a', label: 7 } }, { path: ['contains', 'label'], fix: /"7"/ }],
    ['a bare duration', { latency: 2000 }, { path: ['latency'], message: /unit/ }],
    ['a pointer without a slash', { contains: { value: 'a', at: 'x' } }, { path: ['contains', 'at'] }],
    ['a broken pattern', { regex: '(' }, { code: 'bad-pattern', path: ['regex'] }],
    ['a misspelt choice', { error: 'time-out' }, { path: ['error'], fix: /"timeout"/ }],
    ['a short form where there is none', { 'number-close': 5 }, { code: 'no-short-form' }],
  ])('refuses %s', (_, raw, wanted) => {
    const expected = Object.entries(wanted).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]);
    expect(problem(raw)).toMatchObject({
      severity: 'error',
      why: expect.any(String),
      ...Object.fromEntries(expected),
    });
  });

  test('tells all mistakes of an item at once', () => {
    const { problems } = registry.read({ contains: { valu: 'a', weight: -1, at: 'x' } }, undefined);
    expect(problems.map(({ path }) => path.join('.')).sort()).toEqual([
      'contains',
      'contains.at',
      'contains.valu',
      'contains.weight',
    ]);
  });

  test('lets a use with nothing but warnings through', () => {
    const { use, problems } = registry.read({ 'json-subset': { value: {} } }, undefined);
    expect(use?.judge).toBe('json-subset');
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'always-true', path: ['json-subset', 'value'] },
    ]);
  });
});

describe('a registry', () => {
  test('refuses two judges of one name, and a name that no case file could hold', () => {
    expect(() => createRegistry([custom('same'), custom('same')])).toThrow('Two judges');
    expect(() => createRegistry([custom('my judge')])).toThrow('cannot be the name');
  });

  test('describes its judges as JSON', () => {
    const descriptions = describeJudges(registry);
    expect(JSON.parse(JSON.stringify(descriptions))).toEqual(descriptions);
    expect(descriptions.find(({ name }) => name === 'cost')).toMatchObject({
      family: 'limits',
      shortForm: 'max',
      settings: { type: 'object', required: ['max'], additionalProperties: false },
    });
  });

  test('asks a schema of another library for its JSON Schema, and accepts anything where it has none', () => {
    const foreign = (standard: object) => Object.assign(Object.create(null), { '~standard': standard });
    const described = (settings: ReturnType<typeof foreign>) =>
      describeJudges(createRegistry([{ ...custom('own'), settings }]))[0]?.settings;
    expect(described(foreign({ jsonSchema: { input: () => ({ type: 'object' }) } }))).toEqual({
      type: 'object',
    });
    expect(described(foreign({}))).toEqual({});
  });
});
