import { expect, test } from 'vitest';
import { measurePercentile } from '../../../src/report/measure/measure-latency.ts';

test('a percentile that lacks only its lower bound says so, too', () => {
  const sortedMs = Float64Array.of(1, 2, 3, 4, 5);
  const measured = measurePercentile({ sortedMs, censored: 0, unmeasured: 0 }, 0.5);
  expect(measured).toMatchObject({ lower: null, note: 'n too small, 6 needed' });
});
