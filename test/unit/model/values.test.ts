import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/model/duration.ts';
import { AgentError, isTransient, toFailure } from '../../../src/model/failure.ts';
import { canonicalJson, copyJson, type Json, problemOfJson } from '../../../src/model/json.ts';
import { isPointer, readPointer } from '../../../src/model/json-pointer.ts';
import { seededRandom } from '../../../src/model/random.ts';
import type { Span } from '../../../src/model/span.ts';
import { usageOf } from '../../../src/model/usage.ts';
import { visibleText } from '../../../src/model/visible-text.ts';

describe('a duration', () => {
  test.each<[string, number | null]>([
    ['250ms', 250],
    ['1.5s', 1500],
    ['30m', 1_800_000],
    ['2min', 120_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    [' 5 s ', 5000],
    ['0ms', 0],
    ['5', null],
    ['', null],
    ['s', null],
    ['-5s', null],
    ['5 years', null],
    ['1e3ms', null],
    ['.5s', null],
    ['5S', null],
  ])('%j is %j milliseconds', (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });

  test.each([
    [0, '0ms'],
    [0.00512, '0.0051ms'],
    [412.4, '412ms'],
    [999.4, '999ms'],
    [999.5, '1s'],
    [1240, '1.24s'],
    [59_949, '59.9s'],
    [59_950, '1m 00s'],
    [125_000, '2m 05s'],
    [3_599_600, '1h 00m'],
    [3_720_000, '1h 02m'],
  ])('of %d milliseconds is shown as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

describe('a JSON pointer', () => {
  const value: Json = { a: { 'b/c': [10, { 'd~e': null }] }, '': 'empty', '0': 'zero' };

  test.each<[string, Json | undefined]>([
    ['', value],
    ['/', 'empty'],
    ['/a/b~1c/0', 10],
    ['/a/b~1c/1/d~0e', null],
    ['/0', 'zero'],
    ['/a/b~1c/2', undefined],
    ['/a/b~1c/00', undefined],
    ['/a/b~1c/-1', undefined],
    ['/a/b~1c/length', undefined],
    ['/constructor', undefined],
    ['/__proto__', undefined],
    ['/a/b~1c/0/x', undefined],
  ])('%j leads to %j', (pointer, found) => {
    expect(readPointer(value, pointer)).toEqual(found);
  });

  test('begins with a slash and knows two escapes', () => {
    expect(['', '/', '/a/b', '/~0~1'].map(isPointer)).toEqual([true, true, true, true]);
    expect(['a', 'a/b', '/~', '/~2'].map(isPointer)).toEqual([false, false, false, false]);
  });
});

describe('a JSON value', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = { list: [cyclic] };
  const shared = { x: 1 };

  test.each<[unknown, string | null]>([
    [{ a: [1, 'x', null, true] }, null],
    [{ a: shared, b: shared }, null],
    [Object.create(null), null],
    [undefined, 'the value is undefined'],
    [{ a: undefined }, '/a is undefined'],
    [[Number.NaN], '/0 is NaN'],
    [{ a: Number.POSITIVE_INFINITY }, '/a is Infinity'],
    [{ 'a/b~': 1n }, '/a~1b~0 is a bigint'],
    [() => 1, 'the value is a function'],
    [new Map(), 'the value is an instance of Map'],
    [{ at: new Date(0) }, '/at is an instance of Date'],
    [cyclic, '/self/list/0 refers back to what contains it'],
  ])('%o: %j', (value, problem) => {
    expect(problemOfJson(value)).toBe(problem);
  });

  test('has one text, whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, -0], a: { d: 'é', c: null } })).toBe('{"a":{"c":null,"d":"é"},"b":[1,0]}');
    expect(canonicalJson({ a: { c: null, d: 'é' }, b: [1, 0] })).toBe(
      canonicalJson({ b: [1, -0], a: { d: 'é', c: null } }),
    );
  });

  test('is copied so that nothing is shared, keys such as __proto__ included', () => {
    const value: Json = JSON.parse('{"a":[{"b":1}],"__proto__":{"x":2}}');
    const copy = copyJson(value);
    expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
    expect(copy).not.toBe(value);
    expect(readPointer(copy, '/a/0')).not.toBe(readPointer(value, '/a/0'));
  });
});

describe('seeded randomness', () => {
  test('is the same for the same seed on every machine, and another for any other', () => {
    const numbers = (seed: string) => {
      const random = seededRandom(seed);
      return Array.from({ length: 4 }, () => random.next());
    };
    expect(numbers('1/suite/case/agent/1')).toEqual(numbers('1/suite/case/agent/1'));
    expect(numbers('1/suite/case/agent/1')).not.toEqual(numbers('1/suite/case/agent/2'));
    expect(numbers('')).toMatchInlineSnapshot(`
      [
        0.08037928072735667,
        0.29302925569936633,
        0.5453597328159958,
        0.8911180282011628,
      ]
    `);
  });

  test('is spread evenly, and whole numbers hit both ends', () => {
    const random = seededRandom('even');
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) {
      const digit = random.integer(0, 9);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    // χ² with 9 degrees of freedom: 27.9 is the 99.9 % quantile.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9);
    expect(random.integer(7, 7)).toBe(7);
  });
});

describe('a failure', () => {
  test.each<[unknown, string]>([
    [new AgentError('limit', 'x'), 'limit'],
    [{ kind: 'timeout', message: 'x' }, 'timeout'],
    [{ kind: 'unheard-of', message: 'x' }, 'agent'],
    [{ status: 429, message: 'x' }, 'rate-limit'],
    [{ status: 503, message: 'x' }, 'unavailable'],
    [{ status: 403, message: 'x' }, 'permission'],
    [{ code: 'ECONNRESET', message: 'x' }, 'network'],
    [new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }), 'network'],
    [new DOMException('x', 'TimeoutError'), 'timeout'],
    [new Error('x'), 'agent'],
    ['x', 'agent'],
    [null, 'agent'],
  ])('%o is of kind %s', (thrown, kind) => {
    expect(toFailure(thrown)).toMatchObject({ kind, message: expect.stringMatching(/\S/) });
  });

  test('is transient where the same call may succeed a moment later', () => {
    expect((['timeout', 'rate-limit', 'unavailable', 'network'] as const).every(isTransient)).toBe(true);
    expect((['limit', 'permission', 'output', 'agent'] as const).some(isTransient)).toBe(false);
  });
});

test('usage is summed over model calls only, and its cost is null where one has no price', () => {
  const span = (name: Span['name'], attributes: Span['attributes']): Span => ({
    id: 1,
    parent: null,
    name,
    label: '',
    startMs: 0,
    endMs: 1,
    attributes,
    events: [],
  });
  const call = {
    'gen_ai.usage.input_tokens': 10,
    'gen_ai.usage.output_tokens': 5,
    'agent_eval.cost_usd': 0.1,
  };
  expect(usageOf([])).toBeNull();
  expect(usageOf([span('execute_tool', call)])).toBeNull();
  expect(usageOf([span('invoke_agent', call), span('chat', call), span('embeddings', call)])).toEqual({
    modelCalls: 2,
    inputTokens: 20,
    outputTokens: 10,
    costUsd: 0.2,
  });
  const { 'agent_eval.cost_usd': _, ...unpriced } = call;
  expect(usageOf([span('chat', call), span('chat', unpriced)])?.costUsd).toBeNull();
});

test('a text is made visible one unit for one, so that offsets stay', () => {
  const text = 'a\u001b[31m\u0007\u007f\u009b\u202e\ud800b\u{1f600}é';
  const shown = visibleText(text);
  expect(shown).toBe('a␛[31m␇␡\ufffd\ufffd\ufffdb\u{1f600}é');
  expect(shown).toHaveLength(text.length);
});
