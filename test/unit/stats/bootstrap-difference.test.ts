import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../src/model/random.ts';
import { bootstrapDifference, mannWhitney, quantile } from '../../../src/stats/index.ts';

const nothing = { lower: -Infinity, upper: Infinity };
const sampleOf = (count: number, seed: string): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => -Math.log(1 - random.next()) * 100);
};
const p95 = (sample: readonly number[]): number => quantile(sample, 0.95);

describe('bootstrapDifference', () => {
  it('estimates first minus second, and repeats itself for a seed', () => {
    const first = sampleOf(100, 'first').map((value) => value + 500);
    const second = sampleOf(80, 'second');
    const options = { statistic: 'mean', paired: false, seed: 1 } as const;
    const once = bootstrapDifference(first, second, options);
    expect(once.estimate).toBeGreaterThan(400);
    expect(once.lower).toBeGreaterThan(0);
    expect(once.lower).toBeLessThan(once.estimate);
    expect(once.upper).toBeGreaterThan(once.estimate);
    expect(bootstrapDifference(first, second, options)).toEqual(once);
    expect(bootstrapDifference(first, second, { ...options, seed: 2 })).not.toEqual(once);
  });

  it('comes near Student’s interval for the mean of pairs', () => {
    const first = sampleOf(200, 'a');
    const second = first.map((value, index) => value - 10 + (index % 5));
    const { lower, upper } = bootstrapDifference(first, second, { statistic: 'mean', paired: true, seed: 1 });
    // Differences 10, 9, 8, 7, 6 in turn: mean 8, standard error √(2·200/199/200).
    const reach = 1.972 * Math.sqrt(2 / 199);
    expect(lower).toBeCloseTo(8 - reach, 1);
    expect(upper).toBeCloseTo(8 + reach, 1);
  });

  it('sees in pairs what noise between cases hides from unpaired samples', () => {
    const first = sampleOf(60, 'cases').map((value) => value * 10);
    const second = first.map((value, index) => value + 5 + (index % 3));
    const paired = bootstrapDifference(first, second, { statistic: 'median', paired: true, seed: 1 });
    const unpaired = bootstrapDifference(first, second, { statistic: 'median', paired: false, seed: 1 });
    expect(paired.upper).toBeLessThan(0);
    expect(unpaired.upper).toBeGreaterThan(0);
  });

  it.each([true, false])(
    'draws quantiles quickly from the same distribution as by function, paired %s',
    (paired) => {
      const first = sampleOf(150, 'one');
      const second = sampleOf(150, 'two').map((value) => value * 1.3);
      const options = { paired, seed: 5, resamples: 4000 };
      const quick = bootstrapDifference(first, second, { ...options, statistic: { quantile: 0.95 } });
      const slow = bootstrapDifference(first, second, { ...options, statistic: p95 });
      const width = slow.upper - slow.lower;
      expect(quick.estimate).toBe(slow.estimate);
      expect(Math.abs(quick.lower - slow.lower) / width).toBeLessThan(0.08);
      expect(Math.abs(quick.upper - slow.upper) / width).toBeLessThan(0.08);
    },
  );

  it('gives no bound to a P95 that rests on fewer than 59 values', () => {
    const options = { statistic: { quantile: 0.95 }, paired: false, seed: 1 } as const;
    const enough = sampleOf(100, 'enough');
    const few = bootstrapDifference(sampleOf(58, 'few'), enough, options);
    expect(few.upper).toBe(Infinity);
    expect(few.lower).toBeGreaterThan(-Infinity);
    expect(bootstrapDifference(enough, sampleOf(58, 'few'), options).lower).toBe(-Infinity);
    expect(bootstrapDifference(sampleOf(59, 'few'), enough, options).upper).toBeLessThan(Infinity);
  });

  it('says nothing of means where no value differs, or there is one only', () => {
    const options = { statistic: 'mean', seed: 1 } as const;
    const flat = new Array<number>(20).fill(50);
    expect(bootstrapDifference(flat, flat, { ...options, paired: true })).toEqual({
      estimate: 0,
      ...nothing,
    });
    expect(bootstrapDifference([60.1, 50.1], [50.1, 40.1], { ...options, paired: true })).toMatchObject(
      nothing,
    );
    expect(bootstrapDifference([1], [3, 4, 5], { ...options, paired: false })).toEqual({
      estimate: -3,
      ...nothing,
    });
  });

  it('keeps what order statistics know of a quantile where no value differs', () => {
    const options = { statistic: { quantile: 0.95 }, paired: false, seed: 1 } as const;
    const flat = (count: number, value: number) => new Array<number>(count).fill(value);
    expect(bootstrapDifference(flat(100, 60), flat(100, 50), options)).toEqual({
      estimate: 10,
      lower: 10,
      upper: 10,
    });
    expect(bootstrapDifference(flat(20, 60), flat(20, 50), options).upper).toBe(Infinity);
  });

  it('covers the true difference of small samples about as often as it says', () => {
    const random = seededRandom('coverage of the bootstrap');
    const draw = (source: Random) => Array.from({ length: 12 }, () => source.next() + source.next());
    let held = 0;
    for (let round = 0; round < 600; round++) {
      const options = { statistic: 'mean', paired: false, seed: round, resamples: 400 } as const;
      const { lower, upper } = bootstrapDifference(draw(random), draw(random), options);
      if (lower <= 0 && 0 <= upper) held++;
    }
    expect(held / 600).toBeGreaterThan(0.93);
  });

  it('handles large samples at once where the statistic has a name', () => {
    const first = sampleOf(100_000, 'large');
    const second = sampleOf(100_000, 'larger').map((value) => value * 1.05);
    const { upper } = bootstrapDifference(first, second, {
      statistic: { quantile: 0.95 },
      paired: false,
      seed: 1,
    });
    expect(upper).toBeLessThan(0);
    expect(mannWhitney(first, second).pValue).toBeLessThan(0.001);
  });
});
