import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/model/random.ts';
import { ecdf } from '../../../../src/page/views/latency/ecdf.ts';
import { ecdfCurves } from '../../../../src/page/views/latency/ecdf-curves.ts';
import { latencySamples } from '../../../../src/page/views/latency/latency-samples.ts';
import { timeScale } from '../../../../src/page/views/latency/time-scale.ts';
import { finished, planned, reportOf, started, trial } from '../../../support/events.ts';

describe('ecdf', () => {
  it('steps at each time by its share of the trials', () => {
    expect(ecdf(Float64Array.of(1, 2, 2, 4), 4, [0.5, 1, 2, 3.9, 4, 9])).toEqual([0, 0.25, 0.75, 0.75, 1, 1]);
  });

  it('stays under one where trials ran out of time, and at zero where none ended', () => {
    expect(ecdf(Float64Array.of(1, 2), 4, [2, 1e9])).toEqual([0.5, 0.5]);
    expect(ecdf(new Float64Array(), 3, [5])).toEqual([0]);
    expect(ecdf(new Float64Array(), 0, [5])).toEqual([0]);
  });
});

describe('ecdfCurves', () => {
  it('thins out 100,000 times to the pixels of a screen, exact at percentiles and their bounds', () => {
    const random = seededRandom('ecdf');
    const timesMs = Array.from({ length: 100_000 }, () => Math.exp(random.next() * 8));
    const { sample, curves } = curvesOf(timesMs);
    expect(curves.positions.length).toBeLessThan(2100);
    for (const estimate of [sample.figures.latency.p50, sample.figures.latency.p99])
      for (const ms of [estimate?.value ?? 0, estimate?.lower ?? 0, estimate?.upper ?? 0]) {
        const ended = timesMs.filter((timeMs) => timeMs <= ms).length;
        expect(curves.shares[0]?.[curves.timesMs.indexOf(ms)]).toBe(ended / timesMs.length);
      }
  });

  it.each([[[7]], [[10, 10, 10]], [[0, 0]], [[0, 0.3, 2000]]])(
    'rises from first to last and ends at one: %j',
    (timesMs) => {
      const { positions, shares } = curvesOf(timesMs).curves;
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      expect(shares[0]).toEqual([...(shares[0] ?? [])].sort((a, b) => a - b));
      expect(shares[0]?.at(-1)).toBe(1);
    },
  );

  it('runs on flat to the place of trials that ran out of time', () => {
    const { scale, curves } = curvesOf([5, 6, 7], 1);
    expect(curves.shares[0]?.slice(-2)).toEqual([0.75, 0.75]);
    expect(curves.positions.at(-1)).toBe(scale.hung?.[1]);
  });
});

function curvesOf(timesMs: readonly number[], timedOut = 0) {
  const all = [...timesMs, ...new Array<number>(timedOut).fill(1000)];
  const report = reportOf([
    started(),
    planned('one', { iterations: all.length }),
    ...all.map((latencyMs, index) =>
      trial('one', {
        latencyMs,
        iteration: index + 1,
        ...(index < timesMs.length
          ? {}
          : { status: 'errored', error: { kind: 'timeout', message: 'too slow' } }),
      }),
    ),
    finished,
  ]);
  const [sample] = latencySamples({ report, cells: report.cells, baseline: null, resume: null, history: [] });
  if (!sample) throw new Error('There is no sample.');
  const scale = timeScale([sample], null);
  if (!scale) throw new Error('There is no scale.');
  return { sample, scale, curves: ecdfCurves([sample], scale) };
}
