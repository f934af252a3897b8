import { quantile as libraryQuantile } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import { quantile, quantileInterval } from '../../../src/stats/index.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('quantile', () => {
  it.each([
    [0, 15],
    [0.4, 29],
    [0.5, 35],
    [0.9, 46],
    [0.95, 48],
    [0.99, 49.6],
    [1, 50],
  ])('agrees with numpy and R type 7 at p = %d', (p, expected) => {
    expect(quantile([35, 20, 15, 50, 40], p)).toBeCloseTo(expected, 12);
  });

  it('agrees with simple-statistics, in any order, and leaves the sample as it was', () => {
    const random = seededRandom('quantile');
    const sample = Array.from({ length: 137 }, () => random.next() * 1000);
    const before = [...sample];
    for (const p of [0, 0.01, 0.5, 0.9, 0.95, 0.999, 1]) {
      expect(quantile(sample, p)).toBe(libraryQuantile(sample, p));
      expect(quantile([...sample].reverse(), p)).toBe(quantile(sample, p));
    }
    expect(sample).toEqual(before);
  });

  it('sorts by number, and gives the value itself for one value or equal ones', () => {
    expect(quantile([10, 9, 2, 33, 1], 0.5)).toBe(9);
    expect(quantile([7], 0.95)).toBe(7);
    expect(quantile([0.1, 0.1, 0.1], 0.7)).toBe(0.1);
  });
});

describe('quantileInterval', () => {
  it.each([
    [0.95, 59],
    [0.99, 299],
    [0.9, 29],
    [0.5, 6],
  ])('needs for p = %d a sample of %i before it gives an upper bound', (p, needed) => {
    const enough = quantileInterval(upTo(needed), p);
    const short = quantileInterval(upTo(needed - 1), p);
    expect(enough.trialsNeeded).toBe(needed);
    expect(short.trialsNeeded).toBe(needed);
    expect(enough.upper).not.toBeNull();
    expect(enough.lower).not.toBeNull();
    expect(short.upper === null || short.lower === null).toBe(true);
  });

  it('keeps a one-sided lower bound where P95 has no upper one', () => {
    const interval = quantileInterval(upTo(58), 0.95);
    expect(interval).toMatchObject({ lower: 52, upper: null });
    expect(interval.coverage).toBeGreaterThanOrEqual(0.95);
  });

  it('keeps the upper bound where a median can have only one', () => {
    const interval = quantileInterval(upTo(5), 0.5);
    expect(interval).toMatchObject({ lower: null, upper: 5, trialsNeeded: 6 });
    expect(interval.coverage).toBeCloseTo(1 - 2 ** -5, 12);
  });

  it('gives neither bound to a single value but where it covers', () => {
    expect(quantileInterval([3], 0.5)).toEqual({ lower: null, upper: null, coverage: 1, trialsNeeded: 6 });
    expect(quantileInterval([3], 0.95)).toMatchObject({ lower: 3, upper: null });
  });

  it('takes the symmetric ranks of the published tables for medians', () => {
    // Conover 1999, and any table of the sign test: ranks 2 and 9 of 10, 6 and 15 of 20, 18 and 33 of 50.
    expect(quantileInterval(upTo(10), 0.5)).toMatchObject({ lower: 2, upper: 9 });
    expect(quantileInterval(upTo(10), 0.5).coverage).toBeCloseTo(0.978515625, 12);
    expect(quantileInterval(upTo(20), 0.5)).toMatchObject({ lower: 6, upper: 15 });
    expect(quantileInterval(upTo(20), 0.5).coverage).toBeCloseTo(0.9586105346679688, 12);
  });

  it('spans the fewest ranks of all pairs that reach the level and hold the estimate', () => {
    for (const [trials, p] of [
      [59, 0.95],
      [75, 0.9],
      [100, 0.95],
      [31, 0.25],
      [400, 0.99],
    ] as const) {
      const { lower, upper, coverage } = quantileInterval(upTo(trials), p);
      const best = shortestByEnumeration(trials, p);
      expect((upper ?? 0) - (lower ?? 0), `${trials} trials, p ${p}`).toBe(best.span);
      expect(coverage).toBeCloseTo(best.coverage, 10);
    }
  });

  it('always holds the estimate, whatever the level', () => {
    for (let trials = 1; trials <= 60; trials++) {
      for (const p of [0, 0.05, 0.5, 0.9, 0.95, 1]) {
        for (const level of [0.1, 0.5, 0.95]) {
          const sample = upTo(trials);
          const { lower, upper, coverage } = quantileInterval(sample, p, level);
          expect(lower ?? -Infinity).toBeLessThanOrEqual(quantile(sample, p));
          expect(upper ?? Infinity).toBeGreaterThanOrEqual(quantile(sample, p));
          expect(coverage).toBeGreaterThanOrEqual(level - 1e-9);
          expect(coverage).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('covers the true P90 at least as often as it says', () => {
    const random = seededRandom('coverage of P90');
    let held = 0;
    for (let round = 0; round < 2000; round++) {
      const { lower, upper } = quantileInterval(
        Array.from({ length: 60 }, () => random.next()),
        0.9,
      );
      if ((lower ?? 0) <= 0.9 && 0.9 <= (upper ?? 1)) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.94);
    expect(held / 2000).toBeLessThan(0.99);
  });

  it('is quick and near the normal approximation for a million values', () => {
    const { lower, upper, coverage } = quantileInterval(upTo(1_000_000), 0.95);
    const reach = 1.959964 * Math.sqrt(1_000_000 * 0.95 * 0.05);
    expect(Math.abs((lower ?? 0) - (950_000 - reach))).toBeLessThan(4);
    expect(Math.abs((upper ?? 0) - (950_000 + reach))).toBeLessThan(4);
    expect(coverage).toBeGreaterThanOrEqual(0.95);
    expect(coverage).toBeLessThan(0.9502);
  });

  it('never closes at p = 1, and keeps what it can say', () => {
    expect(quantileInterval([1, 2, 3], 1)).toEqual({
      lower: 3,
      upper: null,
      coverage: 1,
      trialsNeeded: Infinity,
    });
    expect(quantileInterval([1, 2, 3], 0)).toMatchObject({ lower: null, upper: 1, trialsNeeded: Infinity });
    expect(quantileInterval([1, 2, 3], 1e-17).trialsNeeded).toBeGreaterThan(1e17);
  });
});

function shortestByEnumeration(trials: number, p: number): { span: number; coverage: number } {
  const masses = new Array<number>(trials + 1).fill(p ** trials);
  for (let k = trials - 1; k >= 0; k--) {
    masses[k] = (((masses[k + 1] ?? 0) * (k + 1)) / (trials - k)) * ((1 - p) / p);
  }
  let best = { span: Infinity, coverage: 0 };
  for (let lower = 1; lower <= Math.floor((trials - 1) * p) + 1; lower++) {
    for (let upper = Math.ceil((trials - 1) * p) + 1; upper <= trials; upper++) {
      const coverage = masses.slice(lower, upper).reduce((sum, mass) => sum + mass, 0);
      const span = upper - lower;
      if (coverage >= 0.95 && (span < best.span || (span === best.span && coverage > best.coverage))) {
        best = { span, coverage };
      }
    }
  }
  return best;
}
