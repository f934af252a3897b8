import { expect, test } from 'vitest';
import { shellWord } from '../../../src/report/show/shell-word.ts';

test('a word with signs of a shell is quoted, any other left as it is', () => {
  expect(shellWord('cases/refunds.yaml')).toBe('cases/refunds.yaml');
  expect(shellWord('pass-rate >= 95%')).toBe("'pass-rate >= 95%'");
  expect(shellWord("it's")).toBe("'it'\\''s'");
  expect(shellWord('')).toBe("''");
});
