import { describe, expect, test } from 'vitest';
import { measureMean } from '../../../src/report/measure/measure-latency.ts';

describe('a mean of times or costs', () => {
  test('has no bound under zero, however far one value lies off', () => {
    expect(measureMean([1, 1, 1, 1000])).toMatchObject({ value: 250.75, lower: 0 });
    expect(measureMean([100, 101, 102])?.lower).toBeGreaterThan(90);
  });

  test('has no bounds at all of values that are all alike', () => {
    expect(measureMean([5, 5])).toMatchObject({ value: 5, lower: null, upper: null });
  });
});
