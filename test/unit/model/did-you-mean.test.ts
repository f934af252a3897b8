import { expect, test } from 'vitest';
import { didYouMean } from '../../../src/model/did-you-mean.ts';

const names = ['contains', 'icontains', 'contains-all', 'is-json', 'at', 'of'];

test.each([
  ['contians', 'contains'],
  ['Contains', 'contains'],
  ['contains_all', 'contains-all'],
  ['isjson', 'is-json'],
  ['att', 'at'],
  ['llm-rubric', null],
  ['zz', null],
  ['', null],
])('for %j suggests %j', (word, expected) => {
  expect(didYouMean(word, names)).toBe(expected);
});

test('is quick on a very long word', () => {
  expect(didYouMean('x'.repeat(1_000_000), names)).toBeNull();
});
