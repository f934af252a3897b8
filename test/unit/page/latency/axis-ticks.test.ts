import { describe, expect, it } from 'vitest';
import { axisTicks } from '../../../../src/page/views/latency/axis-ticks.ts';
import { binEdges } from '../../../../src/page/views/latency/bin-edges.ts';
import { valueAxis } from '../../../../src/page/views/latency/value-axis.ts';

describe('axisTicks', () => {
  it('names round values, few enough for their room', () => {
    expect(labels('linear', [0, 7000], 8)).toEqual(['0ms', '1s', '2s', '3s', '4s', '5s', '6s', '7s']);
    expect(labels('log', [1, 3000], 5)).toEqual(['1ms', '10ms', '100ms', '1s']);
    expect(labels('linear', [0, 290_000], 6)).toEqual(['0ms', '1m 00s', '2m 00s', '3m 00s', '4m 00s']);
  });

  it('tells neighbours apart where times differ by little', () => {
    const all = labels('log', [100_000, 100_003], 6);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(1);
  });

  it('has zero once on a logarithmic axis', () => {
    expect(labels('log', [0, 1, 500], 9).slice(0, 2)).toEqual(['0ms', '1ms']);
  });
});

describe('valueAxis', () => {
  it.each(['linear', 'log'] as const)(
    'finds the value of each place on a %s axis, and keeps the order',
    (kind) => {
      const axis = axisOf(kind, [0, 2, 5000]);
      const values = [0, 1, 2, 3, 400, 5000];
      const positions = values.map(axis.position);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      for (const [index, position] of positions.entries())
        expect(axis.value(position)).toBeCloseTo(values[index] ?? 0, 6);
    },
  );
});

function axisOf(kind: 'linear' | 'log', values: readonly number[]) {
  const range = {
    least: values[0] ?? 0,
    aboveZero: values.find((value) => value > 0) ?? 0,
    greatest: values.at(-1) ?? 0,
  };
  return valueAxis(kind, binEdges(kind, range));
}

function labels(kind: 'linear' | 'log', values: readonly number[], most: number): string[] {
  return axisTicks(axisOf(kind, values), 'duration', most).map(({ label }) => label);
}
