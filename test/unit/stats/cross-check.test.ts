import { sampleStandardDeviation, wilcoxonRankSum } from 'simple-statistics';
import { Bench } from 'tinybench';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import { mannWhitney, meanInterval, quantile } from '../../../src/stats/index.ts';
import { moments } from '../../../src/stats/moments.ts';

const random = seededRandom('cross-check');
const sample = Array.from({ length: 257 }, () => 40 - 25 * Math.log(1 - random.next()));

async function byTinybench(values: readonly number[]) {
  const bench = new Bench({ iterations: values.length, time: 0, warmup: false, retainSamples: true });
  let call = 0;
  // Told that it is not async: to find that out, tinybench would call it once more.
  bench.add('sample', () => ({ overriddenDuration: values[call++] ?? Number.NaN }), { async: false });
  const [task] = await bench.run();
  expect(call).toBe(values.length);
  if (task?.result.state !== 'completed') throw new Error('tinybench did not complete.');
  return task.result.latency;
}

describe('the figures of a sample', () => {
  it('are those of tinybench: mean, spread, percentiles and Student’s interval', async () => {
    const latency = await byTinybench(sample);
    const { mean, variance } = moments(sample);
    expect(latency.mean).toBeCloseTo(mean, 10);
    expect(latency.sd).toBeCloseTo(Math.sqrt(variance), 10);
    for (const [p, theirs] of [
      [0, latency.min],
      [0.5, latency.p50],
      [0.75, latency.p75],
      [0.99, latency.p99],
      [0.995, latency.p995],
      [0.999, latency.p999],
      [1, latency.max],
    ] as const) {
      expect(quantile(sample, p), `p = ${p}`).toBeCloseTo(theirs ?? Number.NaN, 10);
    }
    const { lower, upper } = meanInterval(sample);
    // Its critical values are a table of three digits.
    expect(upper - lower).toBeCloseTo(2 * latency.moe, 2);
  });

  it('are those of simple-statistics: spread and rank sum', () => {
    expect(Math.sqrt(moments(sample).variance)).toBeCloseTo(sampleStandardDeviation(sample), 10);
    const [first, second] = [sample.slice(0, 40), sample.slice(40, 100)];
    const rankSum = wilcoxonRankSum(first, second);
    // U = W − n(n+1)/2 of the first.
    expect(mannWhitney(first, second).statistic).toBe(rankSum - (40 * 41) / 2);
  });
});
