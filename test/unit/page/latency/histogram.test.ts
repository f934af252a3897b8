import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/model/random.ts';
import { binEdges } from '../../../../src/page/views/latency/bin-edges.ts';
import { histogram } from '../../../../src/page/views/latency/histogram.ts';

describe('the bins of histograms', () => {
  it.each([
    ['linear', [0, 0, 0]],
    ['log', [0, 0, 0]],
    ['linear', [10]],
    ['log', [10]],
    ['linear', [10, 10, 10]],
    ['linear', [1, 250, 9_000_000]],
    ['log', [1, 250, 9_000_000]],
    ['log', [0, 0.001, 1000]],
    ['log', [1.2589254117941673, 12.589254117941675, 125.89254117941675]],
  ] as const)('lose nothing on a %s axis of %j', (kind, values) => {
    const edges = binEdges(kind, rangeOf(values));
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    expect(sum(histogram(Float64Array.from(values), edges))).toBe(values.length);
  });

  it('have as many times as a plain count finds, however many there are', () => {
    const random = seededRandom('histogram');
    const values = Array.from({ length: 100_000 }, () => Math.exp(random.next() * 8)).sort((a, b) => a - b);
    for (const kind of ['linear', 'log'] as const) {
      const edges = binEdges(kind, rangeOf(values));
      const counts = histogram(Float64Array.from(values), edges);
      expect(counts.length).toBeLessThanOrEqual(40);
      expect(counts[3]).toBe(values.filter((ms) => ms >= (edges[3] ?? 0) && ms < (edges[4] ?? 0)).length);
    }
  });

  it('hold a time on an edge in the bin that begins there, and on the last edge in the last bin', () => {
    expect(histogram(Float64Array.of(0, 1, 1, 2, 3), [0, 1, 2, 3])).toEqual([1, 2, 2]);
  });

  it('have round edges, and one of zero apart from all a logarithm shows', () => {
    expect(binEdges('linear', rangeOf([3, 71]))).toContain(50);
    expect(binEdges('log', rangeOf([0, 1, 1000])).slice(0, 2)).toEqual([0, 1]);
    expect(binEdges('log', rangeOf([1, 1000])).at(-1)).toBe(1000);
  });
});

function rangeOf(values: readonly number[]) {
  return {
    least: Math.min(...values.slice(0, 1)),
    aboveZero: values.find((value) => value > 0) ?? Number.POSITIVE_INFINITY,
    greatest: values.at(-1) ?? 0,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
