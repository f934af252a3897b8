import { expect, it } from 'vitest';
import { caseDigester } from '../../../src/cases/digest.ts';

it('tells a judge that must pass from one that only counts', () => {
  const use = { judge: 'contains', negated: false, settings: { value: 'x' }, weight: 2 };
  const content = { input: 'hi', clock: 'real', limits: {} } as const;
  const digest = caseDigester();
  const required = digest({ ...content, expect: [{ ...use, required: true }] });
  expect(required).not.toBe(digest({ ...content, expect: [use] }));
});
