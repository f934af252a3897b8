import { mean, sampleVariance } from 'simple-statistics';
import { expect, test } from 'vitest';
import { moments } from '../../../src/stats/moments.ts';

test('moments are those of simple-statistics, of lists and of columns', () => {
  const sample = Array.from({ length: 1000 }, (_, index) => Math.sin(index) * 10 ** (index % 12));
  expect(moments(sample).mean).toBe(mean(sample));
  expect(moments(sample).variance / sampleVariance(sample)).toBeCloseTo(1, 12);
  expect(moments(Float64Array.from(sample))).toEqual(moments(sample));
});

test('small values beside large ones are not lost in the mean', () => {
  expect(moments([1e100, 1, -1e100, 1]).mean).toBe(0.5);
});

test('a single value has no variance', () => {
  expect(moments([3])).toEqual({ mean: 3, variance: Number.NaN });
});
