import { describe, expect, test } from 'vitest';
import { boundedPattern } from '../../../src/judge/bounded-pattern.ts';
import { judge } from '../../../src/judge/judge.ts';
import { patternCost } from '../../../src/judge/pattern-cost.ts';
import { foldCase } from '../../../src/judge/text/fold-case.ts';
import type { Json } from '../../../src/model/json.ts';

async function status(use: Json, output: Json, extra = {}): Promise<string> {
  return (await judge(use, { output, ...extra })).status;
}

async function score(use: Json, output: Json): Promise<number | null> {
  const judgement = await judge(use, { output });
  return 'score' in judgement ? judgement.score : null;
}

describe('what text judges read', () => {
  test.each<[string, Json, Json]>([
    ['a string as it is', { equals: 'hi ' }, 'hi '],
    ['a number as its JSON text', { equals: '1.5' }, 1.5],
    ['a boolean as its JSON text', { equals: 'false' }, false],
    ['the text of an object', { equals: 'hi' }, { text: 'hi', other: 1 }],
    ['what a pointer names', { equals: { value: 'b', at: '/a/1' } }, { a: ['a', 'b'] }],
    ['a number that a pointer names', { equals: { value: '0', at: '/n' } }, { n: 0 }],
  ])('is %s', async (_, use, output) => {
    expect(await status(use, output)).toBe('passed');
  });

  test.each<[string, Json, Json]>([
    ['a pointer to nothing', { value: 'secret', at: '/b' }, { a: 'x' }],
    ['a pointer to a prototype', { value: 'secret', at: '/constructor' }, {}],
    ['a pointer to a list', { value: 'secret', at: '/a' }, { a: ['x'] }],
    ['a pointer into a text', { value: 'secret', at: '/a' }, 'x'],
  ])('is not %s, even under `not-`', async (_, settings, output) => {
    expect(await judge({ 'not-contains': settings }, { output })).toMatchObject({
      status: 'failed',
      score: 0,
      reason: expect.stringContaining('there is no text to judge'),
    });
  });

  test('is the state where `of: state` says so, and invalid where no hook read one', async () => {
    const use = { equals: { value: 'paid', of: 'state', at: '/order' } };
    expect(await status(use, 'x', { state: { order: 'paid' } })).toBe('passed');
    expect(await status(use, 'x')).toBe('invalid');
    expect(await status({ 'not-equals': use.equals }, 'x')).toBe('invalid');
  });
});

describe('icontains', () => {
  test.each([
    ['STRASSE', 'straße'],
    ['straße', 'STRASSE'],
    ['ẞ', 'ss'],
    ['ΟΔΟΣ ΑΒΓ', 'οδος'],
    ['οδός', 'ΌΣ'],
    ['\u212aelvin', 'KELVIN'],
  ])('finds in %s the text %s', async (text, needle) => {
    expect(await status({ icontains: needle }, text)).toBe('passed');
  });

  test('passes whenever contains does', async () => {
    const texts = ['ΑΣ ΑΣΑ', 'İstanbul', 'ﬁn', '😀x', 'e\u0301\u0323', 'ǅ', 'ŉ'];
    for (const text of texts) {
      for (let start = 0; start < text.length; start++) {
        for (let end = start + 1; end <= text.length; end++) {
          expect(await status({ icontains: text.slice(start, end) }, text)).toBe('passed');
        }
      }
    }
  });

  test('folds a part to a part of the folded whole at a final sigma', () => {
    expect(foldCase('ΑΣΑ')).toContain(foldCase('ΑΣ'));
  });
});

describe('judges of several texts', () => {
  test('say what is missing', async () => {
    const judgement = await judge({ 'contains-all': ['a', 'b', 'c'] }, { output: 'a' });
    expect(judgement.reason).toBe('does not contain "b", "c": "a"');
  });

  test.each(['contains-all', 'contains-any', 'icontains-all', 'icontains-any'])(
    '%s refuses an empty list, an empty text and a lone text',
    async (name) => {
      await expect(judge({ [name]: [] }, {})).rejects.toThrow('empty list');
      await expect(judge({ [name]: ['a', ''] }, {})).rejects.toThrow('empty text');
      await expect(judge({ [name]: 'a' }, {})).rejects.toThrow('must be a list');
    },
  );
});

describe('regex', () => {
  test('keeps no state from one use to the next', () => {
    const matches = boundedPattern('a', 'g');
    expect([matches('a'), matches('a'), matches('a')]).toEqual([true, true, true]);
  });

  test('is invalid, not failed, where a pattern runs over its time', async () => {
    const judgement = await judge({ 'not-regex': '^(a+)+$' }, { output: `${'a'.repeat(40)}!` });
    expect(judgement).toMatchObject({ status: 'invalid', reason: expect.stringContaining('100 ms') });
  });

  test('stops a pattern that is slow only on long texts', async () => {
    const judgement = await judge({ regex: 'x*x*x*y' }, { output: 'x'.repeat(20_000) });
    expect(judgement.status).toBe('invalid');
  });

  test.each(['(', 'a{2,1}', '[z-a]'])('refuses the broken pattern %s', async (pattern) => {
    await expect(judge({ regex: pattern }, {})).rejects.toThrow('Invalid regular expression');
  });

  test('refuses unknown flags where they stand', async () => {
    await expect(judge({ regex: { value: 'a', flags: 'q' } }, {})).rejects.toThrow(/^regex\.flags: /);
  });

  test.each([
    ['order \\d{6}', 100],
    ['^(yes|no)$', 10_000],
    ['refund.*denied', 200],
    ['a+?b', 200],
    ['(?:ab)*c', 200],
  ])('goes without a watch for %s on %i characters', (pattern, length) => {
    expect(patternCost(pattern, '')(length)).toBeLessThan(2_000_000);
  });

  test.each([
    ['(a+)+$', 30],
    ['(a|a)*$', 30],
    ['(a?){30}', 30],
    ['((ab)*c)*', 30],
    ['(a*)(?=b)', 30],
    ['(a)\\1', 30],
    ['\\x+a+b+', 1000],
    ['\\u+a+b+', 1000],
    ['a*a*b', 1000],
    ['(?:){9999999}', 10],
    ['a?'.repeat(40), 40],
    ['[(]a*[*]*[+]*', 1000],
  ])('watches over %s on %i characters', (pattern, length) => {
    expect(patternCost(pattern, '')(length)).toBeGreaterThan(2_000_000);
  });
});

describe('word-count', () => {
  test.each<[Json, string, string]>([
    [0, ' \n\t', 'passed'],
    [2, 'one\u00a0two', 'passed'],
    [3, 'one two', 'failed'],
    [{ min: 2 }, 'one two', 'passed'],
    [{ max: 1 }, 'one two', 'failed'],
  ])('%j on %j has %s', async (settings, text, expected) => {
    expect(await status({ 'word-count': settings }, text)).toBe(expected);
  });

  test('refuses min over max, no limit, and a number beside a range', async () => {
    await expect(judge({ 'word-count': { min: 3, max: 2 } }, {})).rejects.toThrow('is over `max`');
    await expect(judge('word-count', {})).rejects.toThrow('No number of words');
    await expect(judge({ 'word-count': { value: 1, max: 2 } }, {})).rejects.toThrow('Both');
  });
});

describe('levenshtein', () => {
  test('counts code points, not halves of them', async () => {
    expect(await status({ levenshtein: { value: 'a😀c', max: 1 } }, 'a🎉c')).toBe('passed');
    expect(await score({ levenshtein: { value: '😀😀', threshold: 0 } }, '😀')).toBe(0.5);
  });

  test('compares a known pair', async () => {
    expect(await status({ levenshtein: { value: 'kitten', max: 3 } }, 'sitting')).toBe('passed');
    expect(await status({ levenshtein: { value: 'kitten', max: 2 } }, 'sitting')).toBe('failed');
  });

  test('takes two empty texts as equal', async () => {
    expect(await score({ levenshtein: { value: '', threshold: 1 } }, '')).toBe(1);
  });

  test('needs exactly one limit', async () => {
    await expect(judge({ levenshtein: { value: 'a' } }, {})).rejects.toThrow('needs a limit');
    await expect(judge({ levenshtein: { value: 'a', max: 1, threshold: 1 } }, {})).rejects.toThrow('Both');
  });
});

describe('similar-text', () => {
  test.each<[string, string, number]>([
    ['The cat sat.', 'cat sat', 1],
    ['cat cat', 'cat', 2 / 3],
    ['', '', 1],
    ['the', '!', 1],
    ['cat', '', 0],
    ['猫。', '猫', 1],
    ['theme an-d', 'theme and', 1],
    ['constructor', 'toString', 0],
  ])('gives %j against %j a score of %d', async (actual, expected, wanted) => {
    const use = { 'similar-text': { value: expected, threshold: 0 } };
    expect(await score(use, actual)).toBeCloseTo(wanted, 12);
  });

  test('needs a threshold between 0 and 1', async () => {
    await expect(judge({ 'similar-text': { value: 'a' } }, {})).rejects.toThrow('`threshold`');
    await expect(judge({ 'similar-text': { value: 'a', threshold: 60 } }, {})).rejects.toThrow(
      'between 0 and 1',
    );
  });
});

describe('rouge-n', () => {
  test.each<[number, string, string, number]>([
    [1, 'the cat the cat', 'the cat', 2 / 3],
    [2, 'the cat sat', 'the cat ran', 0.5],
    [1, '', '…', 1],
    [2, 'cat', 'cat', 1],
    [2, 'cat', 'dog', 0],
    [2, 'cat sat', 'cat', 0],
    [1, 'Größe-12', 'größe 12', 1],
  ])('with n %d gives %j against %j a score of %d', async (n, actual, expected, wanted) => {
    expect(await score({ 'rouge-n': { value: expected, n, threshold: 0 } }, actual)).toBeCloseTo(wanted, 12);
  });
});
