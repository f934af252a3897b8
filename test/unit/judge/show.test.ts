import { describe, expect, test } from 'vitest';
import { showDifference } from '../../../src/judge/show-difference.ts';
import { showValue } from '../../../src/judge/show-value.ts';

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('showValue', () => {
  test('shows control characters and hidden ones as escapes', () => {
    expect(showValue('a\u001b[31m\u009b\u202e\u200b\n')).toBe('"a\\u001b[31m\\u009b\\u202e\\u200b\\n"');
  });

  test('never cuts a pair of surrogates or an escape, and keeps to its length', () => {
    for (let max = 2; max < 20; max++) {
      for (const text of ['😀'.repeat(30), '\u001b'.repeat(30), 'ab😀'.repeat(9)]) {
        for (const value of [text, [text], { [text]: 1 }]) {
          const shown = showValue(value, max);
          expect(shown).not.toMatch(lone);
          expect(shown.length).toBeLessThanOrEqual(max + 2);
        }
      }
    }
  });

  test('leaves a short value whole', () => {
    expect(showValue({ a: [1, null, 'x'] })).toBe('{"a":[1,null,"x"]}');
  });
});

describe('showDifference', () => {
  test('shows short texts whole', () => {
    expect(showDifference('Hi', 'hi')).toBe('differs: "Hi" instead of "hi"');
    expect(showDifference('hi', 'hi!')).toBe('differs at character 3: "hi" instead of "hi!"');
  });

  test('shows long texts around the first difference', () => {
    const start = 'x'.repeat(1000);
    const shown = showDifference(`${start}left${start}`, `${start}right${start}`, 30);
    expect(shown).toMatch(/at character 1001: "…x{10}left/);
    expect(shown).toMatch(/instead of "…x{10}right/);
    expect(shown.length).toBeLessThan(120);
  });

  test('counts characters, not halves of them, and never cuts one', () => {
    expect(showDifference('😀😀a', '😀😀b')).toContain('at character 3');
    const shown = showDifference(`${'😀'.repeat(99)}🎉`, '😀'.repeat(101), 31);
    expect(shown).toContain('at character 100');
    expect(shown).not.toMatch(lone);
  });
});
