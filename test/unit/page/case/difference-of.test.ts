import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/model/json.ts';
import { differenceOf } from '../../../../src/page/views/case/difference/difference-of.ts';
import { foldLines } from '../../../../src/page/views/case/difference/fold-lines.ts';

const shown = (first: Json, second: Json): string[] =>
  differenceOf(first, second).parts.map(({ mark, text }) => `${mark}${text}`);

describe('differenceOf', () => {
  it('compares running text word by word, white space included', () => {
    expect(differenceOf('paid in 14 days', 'paid in 30 days').kind).toBe('words');
    expect(shown('paid in 14 days', 'paid in 30 days')).toEqual([' paid in ', '-14', '+30', '  days']);
    expect(shown('two words', 'two  words')).toEqual([' two', '- ', '+  ', ' words']);
  });

  it('puts texts with little in common one after the other instead of mixing their words', () => {
    expect(shown('the cat sat', 'a dog ran to the sea')).toEqual(['-the cat sat', '+a dog ran to the sea']);
  });

  it('compares long texts line by line', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index} of the text`);
    const difference = differenceOf(lines.join('\n'), lines.with(250, 'another').join('\n'));
    expect(difference.kind).toBe('lines');
    expect(difference.parts.filter(({ mark }) => mark !== ' ')).toEqual([
      { mark: '-', text: 'line 250 of the text' },
      { mark: '+', text: 'another' },
    ]);
  });

  it('takes no notice of the order of keys, of commas, and of -0', () => {
    expect(differenceOf({ a: 1, b: [0] }, { b: [-0], a: 1 }).kind).toBe('equal');
    expect(shown({ a: 1, b: 2 }, { b: 2, a: 1, c: 3 })).toEqual([
      ' {',
      '   "a": 1',
      '   "b": 2',
      '+  "c": 3',
      ' }',
    ]);
  });

  it('compares text that holds JSON as JSON with what is JSON, and says so', () => {
    expect(differenceOf({ a: [1] }, '{ "a": [1] }')).toMatchObject({
      kind: 'equal',
      notes: [expect.stringContaining('compared as JSON')],
    });
    expect(differenceOf('{"a":1}', '{ "a": 1 }').kind).not.toBe('equal');
    expect(shown({ a: 1 }, '[1]').at(-1)).toBe('+"[1]"');
  });

  it('tells a number from its text, and nothing from an empty text', () => {
    expect(shown(42, '42')).toEqual(['-42', '+"42"']);
    expect(shown(null, '')).toEqual(['-null', '+""']);
  });

  it('keeps a key that every object inherits', () => {
    expect(shown(JSON.parse('{"__proto__": 1}'), {})).toEqual(['-{', '-  "__proto__": 1', '-}', '+{}']);
  });

  it('leaves out a long equal beginning, and finds the difference after it', () => {
    const start = 'same '.repeat(100_000);
    const { parts, notes } = differenceOf(`${start}first`, `${start}second`);
    expect(parts.slice(-2)).toEqual([
      { mark: '-', text: 'first' },
      { mark: '+', text: 'second' },
    ]);
    expect(notes).toEqual(['The first 499,500 characters are equal and left out.']);
  });

  it('compares a bounded stretch of what differs all along, splits no character, and says what it did', () => {
    const { parts, notes } = differenceOf('😀'.repeat(200_000), `x${'😀'.repeat(200_000)}`);
    expect(notes).toContain('Only 50,000 characters are compared of up to 400,001.');
    expect(parts.every(({ text }) => !/[\ud800-\udfff]/u.test(text))).toBe(true);
    const many = (word: string): string =>
      Array.from({ length: 5000 }, (_, index) => `${word}${index}`).join('\n');
    expect(differenceOf(many('a'), many('b')).notes).toEqual([
      expect.stringContaining('one stands after the other'),
    ]);
  });
});

describe('foldLines', () => {
  const same = (count: number) => Array.from({ length: count }, () => ({ mark: ' ' as const, text: '' }));
  const change = { mark: '+', text: 'new' } as const;

  it('keeps three lines around a change, and counts the rest', () => {
    const folded = foldLines([...same(10), change, ...same(10)]);
    expect(folded.map((part) => ('lines' in part ? part.lines.length : -part.leftOut))).toEqual([-7, 7, -7]);
  });

  it('shows a few lines instead of a note about them, and everything where all is near', () => {
    const folded = foldLines([...same(6), change, ...same(3)]);
    expect(folded.map((part) => ('lines' in part ? part.lines.length : -part.leftOut))).toEqual([3, 7]);
    expect(foldLines([])).toEqual([]);
  });
});
