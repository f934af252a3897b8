import { expect, test } from 'vitest';
import { formatCount } from '../../../src/model/format-count.ts';

test.each([0, 1, 12, 999, 1000, 12_345, 1_234_567, 12.34, 0.05, 999.95, -1234.5, 1e15])(
  'writes %d as the language does',
  (value) => {
    expect(formatCount(value)).toBe(value.toLocaleString('en-US', { maximumFractionDigits: 1 }));
  },
);
