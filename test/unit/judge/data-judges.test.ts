import { describe, expect, test } from 'vitest';
import { findJson } from '../../../src/judge/data/find-json.ts';
import { judge } from '../../../src/judge/judge.ts';
import type { Json } from '../../../src/model/json.ts';

async function status(use: Json, output: Json, expected?: Json): Promise<string> {
  return (await judge(use, { output, ...(expected === undefined ? {} : { expected }) })).status;
}

describe('what data judges read', () => {
  test('is a string output parsed, and after that what the pointer names', async () => {
    expect(await status({ 'json-equals': { value: 2, at: '/a/1' } }, '{"a":[1,2]}')).toBe('passed');
    expect(await status({ 'not-json-equals': { value: 2, at: '/b' } }, '{"a":[1,2]}')).toBe('failed');
  });

  test('may be null inside the output, but an output of null is no data unless null was asked for', async () => {
    expect(await status({ 'json-equals': { value: null, at: '/a' } }, { a: null })).toBe('passed');
    expect(await status({ 'not-json-equals': { value: 1, at: '/a' } }, { a: null })).toBe('passed');
    expect(await status({ 'json-equals': { value: null } }, null)).toBe('passed');
    expect(await status({ 'not-json-equals': { value: {} } }, null)).toBe('failed');
  });

  test('is not a text nested thousands of levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await judge({ 'json-equals': { value: [] } }, { output: deep })).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('500 levels'),
    });
  });
});

describe('json-equals and json-subset', () => {
  test.each<[string, Json, Json, string]>([
    ['json-equals', { a: 1, b: 2 }, { b: 2, a: 1 }, 'passed'],
    ['json-equals', [0], [-0], 'passed'],
    ['json-equals', { a: 1 }, { a: 1, b: null }, 'failed'],
    ['json-equals', { a: null }, {}, 'failed'],
    ['json-equals', { toString: 1 }, {}, 'failed'],
    ['json-equals', [], {}, 'failed'],
    ['json-equals', '1', '"1"', 'passed'],
    ['json-subset', { a: { b: 1 } }, { a: { b: 1, c: 2 } }, 'passed'],
    ['json-subset', { a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }, 'passed'],
    ['json-subset', { a: [1] }, { a: [1, 2] }, 'failed'],
    ['json-subset', { a: [] }, { a: {} }, 'failed'],
  ])('%s of %j on %j has %s', async (name, value, output, expected) => {
    expect(await status({ [name]: { value } }, output)).toBe(expected);
  });

  test('understand a member named __proto__ as a member', async () => {
    const value: Json = JSON.parse('{"__proto__":{"a":1}}');
    expect(await status({ 'json-equals': { value } }, {})).toBe('failed');
    expect(await status({ 'json-equals': { value } }, '{"__proto__":{"a":1}}')).toBe('passed');
  });

  test('say where the first difference is', async () => {
    const use = { 'json-equals': { value: { items: [{ id: 1 }, { id: 2, 'a/b': 3 }] } } };
    const output = { items: [{ id: 1 }, { id: 2, 'a/b': 4 }] };
    expect((await judge(use, { output })).reason).toBe('/items/1/a~1b is 4 instead of 3');
  });

  test('take `expected` where `value` is left out', async () => {
    expect(await status('json-equals', { a: 1 }, { a: 1 })).toBe('passed');
    expect(await status({ 'json-subset': { at: '/x' } }, { x: { a: 1, b: 2 } }, { a: 1 })).toBe('passed');
  });
});

describe('number-close', () => {
  test.each<[Json, Json, string]>([
    [{ value: 0.2, absolute: 0.1 }, 0.3, 'passed'],
    [{ value: 1, absolute: 0 }, 1, 'passed'],
    [{ value: 100, relative: 0.01 }, 101, 'passed'],
    [{ value: 100, relative: 0.01 }, 101.01, 'failed'],
    [{ value: -100, relative: 0.01 }, -101, 'passed'],
    [{ value: 100, relative: 0.01, absolute: 5 }, 105, 'passed'],
    [{ value: '12.50', absolute: 0 }, '12.5', 'passed'],
    [{ value: 7, absolute: 0 }, ' 007\n', 'passed'],
    [{ value: 7, at: '/n', absolute: 0 }, { n: '7' }, 'passed'],
    [{ value: 7, absolute: 1 }, '7 apples', 'failed'],
    [{ value: 7, absolute: 1 }, '0x7', 'failed'],
    [{ value: 7, absolute: 1 }, '1e999', 'failed'],
  ])('%j on %j has %s', async (settings, output, expected) => {
    expect(await status({ 'number-close': settings }, output)).toBe(expected);
  });

  test('refuses to guess a limit, and a value that is no number', async () => {
    await expect(judge({ 'number-close': { value: 1 } }, {})).rejects.toThrow('needs a limit');
    await expect(judge({ 'number-close': { value: '1 m', absolute: 1 } }, {})).rejects.toThrow(
      'Expected a number',
    );
  });
});

describe('is-json and contains-json', () => {
  const schema = { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] };

  test.each<[Json, string, string]>([
    ['is-json', ' {"a": 1}\n', 'passed'],
    ['is-json', '{"a": 1} done', 'failed'],
    ['not-is-json', 'plain words', 'passed'],
    [{ 'is-json': { schema } }, '{"sql":"select 1"}', 'passed'],
    [{ 'is-json': { schema } }, '{"sql":1}', 'failed'],
    [{ 'is-json': { schema: { required: ['toString'] } } }, '{}', 'failed'],
    [{ 'is-json': { schema: { type: ['string', 'null'] }, at: '/a' } }, '{"a":null}', 'passed'],
    [{ 'is-json': { schema: { format: 'date' } } }, '"2024-02-30"', 'failed'],
    [{ 'contains-json': { schema } }, 'First {"x":1}, then ```{"sql":"a } b"}```', 'passed'],
    [{ 'contains-json': { schema } }, 'Only inside [{"sql":"a"}]', 'failed'],
    ['contains-json', 'a {b} [c] 12 "x"', 'failed'],
  ])('%j on %j has %s', async (use, output, expected) => {
    expect(await status(use, output)).toBe(expected);
  });

  test.each<[string, Json]>([
    ['an unknown keyword', { typ: 'object' }],
    ['an unknown type', { type: 'text' }],
    ['an unknown format', { format: 'postcode' }],
    ['an unknown dialect', { $schema: 'http://json-schema.org/draft-04/schema#' }],
    ['a reference to nothing', { $ref: '#/$defs/x' }],
    ['a broken pattern', { pattern: '(' }],
  ])('refuse %s', async (_, bad) => {
    await expect(judge({ 'is-json': { schema: bad } }, {})).rejects.toThrow('JSON Schema cannot be used');
  });

  test('read draft-07 where $schema says so', async () => {
    const draft = 'http://json-schema.org/draft-07/schema#';
    const tuple = { $schema: draft, items: [{ type: 'number' }], additionalItems: false };
    expect(await status({ 'is-json': { schema: tuple } }, [1])).toBe('passed');
    expect(await status({ 'is-json': { schema: tuple } }, [1, 2])).toBe('failed');
  });

  test('let two schemas use the same id', async () => {
    const one = {
      $id: 'https://example.com/s',
      type: 'object',
      properties: { a: { $id: 'x', type: 'number' } },
    };
    const two = {
      $id: 'https://example.com/s',
      type: 'object',
      properties: { a: { $id: 'x', type: 'string' } },
    };
    expect(await status({ 'is-json': { schema: one } }, { a: 1 })).toBe('passed');
    expect(await status({ 'is-json': { schema: two } }, { a: 1 })).toBe('failed');
  });

  test('cannot be hung by a pattern inside a schema', async () => {
    const use = { 'is-json': { schema: { type: 'object', properties: { a: { pattern: '^(a+)+$' } } } } };
    expect(await status(use, { a: `${'a'.repeat(40)}!` })).toBe('invalid');
  });
});

describe('findJson', () => {
  test.each<[string, string[]]>([
    ['x [1, {"a": [2]}] y {} z', ['[1, {"a": [2]}]', '{}']],
    ['{"a": "}]\\"{"}', ['{"a": "}]\\"{"}']],
    ['[1,] [,] {"a"} {"a":} {1:2} [01] [1 2] [tru]', []],
    ['[[1], [2', ['[1]']],
    ['say "[" and [1]', ['[1]']],
    ['["[1]", oops', ['[1]']],
    ['{"a":1}}', ['{"a":1}']],
    ['["\n"]', []],
    ['[-0.5e+3, true, null, "\\u00e9"]', ['[-0.5e+3, true, null, "\\u00e9"]']],
  ])('finds in %j the values %j', (text, expected) => {
    expect(findJson(text)).toEqual(expected);
  });

  test('finds what JSON.parse accepts, and nothing else, in random texts of brackets', () => {
    const alphabet = ['[', ']', '{', '}', '"', ':', ',', '1', '\\', ' '];
    let seed = 7;
    for (let round = 0; round < 20_000; round++) {
      let text = '';
      for (let index = 0; index < 9; index++) {
        seed = (seed * 48_271) % 2_147_483_647;
        text += alphabet[seed % alphabet.length];
      }
      expect(findJson(text), text).toEqual(findSlowly(text));
    }
  });

  test.each(['[', '{"a":', '["', '[[]', '"[', '[1,'])('is linear on many of %j', (unit) => {
    const text = unit.repeat(300_000);
    const started = performance.now();
    findJson(text);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

/** The definition itself: the first end that JSON.parse accepts, from the left, and on behind it. */
function findSlowly(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start++) {
    if (text[start] !== '[' && text[start] !== '{') continue;
    for (let end = start + 2; end <= text.length; end++) {
      if (!parses(text.slice(start, end))) continue;
      found.push(text.slice(start, end));
      start = end - 1;
      break;
    }
  }
  return found;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return /[\]}]$/.test(text);
  } catch {
    return false;
  }
}
