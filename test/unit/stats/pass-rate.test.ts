import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import {
  clopperPearson,
  clusteredPassRateInterval,
  clusteredStandardError,
  passRateInterval,
} from '../../../src/stats/index.ts';

// Newcombe 1998, Statistics in Medicine 17, table I, with further digits from the formulas.
describe('passRateInterval', () => {
  it.each([
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.06238639953073629, 0.16048724172330803],
    [0, 20, 0, 0.16112515805281935],
    [1, 29, 0.006113214292762667, 0.17175521879320282],
  ])('gives Wilson’s interval of Newcombe’s table for %i of %i', (passed, trials, lower, upper) => {
    const interval = passRateInterval(passed, trials);
    expect(interval.lower).toBeCloseTo(lower, 12);
    expect(interval.upper).toBeCloseTo(upper, 12);
  });

  it('has width and stays inside 0…1 for every count', () => {
    for (const trials of [1, 2, 7, 100, 1_000_000]) {
      for (const passed of [0, 1, trials >> 1, trials - 1, trials]) {
        for (const interval of [passRateInterval(passed, trials), clopperPearson(passed, trials)]) {
          expect(interval.lower).toBeGreaterThanOrEqual(0);
          expect(interval.upper).toBeLessThanOrEqual(1);
          expect(interval.lower).toBeLessThan(interval.upper);
          expect(interval.lower).toBeLessThanOrEqual(passed / trials);
          expect(interval.upper).toBeGreaterThanOrEqual(passed / trials);
        }
      }
    }
  });

  it('mirrors when passes and failures change places, and ends exactly at 0 and 1', () => {
    expect(passRateInterval(5, 5).upper).toBe(1);
    expect(passRateInterval(0, 5).lower).toBe(0);
    expect(passRateInterval(3, 11).lower).toBeCloseTo(1 - passRateInterval(8, 11).upper, 14);
  });

  it('covers the true rate about as often as it says', () => {
    const random = seededRandom('coverage of Wilson');
    let held = 0;
    for (let round = 0; round < 4000; round++) {
      const rate = random.next();
      let passed = 0;
      for (let trial = 0; trial < 40; trial++) if (random.next() < rate) passed++;
      const { lower, upper } = passRateInterval(passed, 40);
      if (lower <= rate && rate <= upper) held++;
    }
    expect(held / 4000).toBeGreaterThan(0.94);
    expect(held / 4000).toBeLessThan(0.965);
  });
});

describe('clopperPearson', () => {
  it.each([
    [81, 263, 0.25273674558504267, 0.36762192260134746],
    [15, 148, 0.05784401008344801, 0.16165049034947895],
    [0, 20, 0, 0.16843347098308548],
    [1, 29, 0.0008726468835971072, 0.17764429548841465],
    [499_000, 1_000_000, 0.49801952405158545, 0.49998048174099496],
    [1, 1_000_000, 2.5317805139113815e-8, 5.571630655512304e-6],
  ])('gives the exact interval of %i of %i', (passed, trials, lower, upper) => {
    const interval = clopperPearson(passed, trials);
    expect(interval.lower).toBeCloseTo(lower, 11);
    expect(interval.upper).toBeCloseTo(upper, 11);
  });

  it('has the closed form 1 − (α/2)^(1/n) where nothing passed', () => {
    expect(clopperPearson(0, 10).upper).toBeCloseTo(1 - 0.025 ** 0.1, 12);
  });
});

describe('clusteredStandardError', () => {
  it('is √(Σ(Σ residuals)²)/n', () => {
    // Mean 0.5; the clusters' residual sums are 1, 0 and −1.
    const error = clusteredStandardError([1, 1, 1, 0, 0, 0], ['a', 'a', 'b', 'b', 'c', 'c']);
    expect(error).toBeCloseTo(Math.SQRT2 / 6, 14);
  });

  it('is the plain standard error where every trial is its own cluster', () => {
    expect(clusteredStandardError([1, 2, 3, 6], [1, 2, 3, 4])).toBeCloseTo(Math.sqrt(14) / 4, 14);
  });

  it('does not depend on the order of trials', () => {
    const scores = [0.2, 0.9, 0.4, 1, 0];
    const clusters = ['x', 'y', 'x', 'y', 'z'];
    const turned = clusteredStandardError(scores.toReversed(), clusters.toReversed());
    expect(turned).toBeCloseTo(clusteredStandardError(scores, clusters), 14);
  });

  it('says nothing from a single cluster', () => {
    expect(clusteredStandardError([1, 0, 1], ['a', 'a', 'a'])).toBe(Infinity);
  });
});

describe('clusteredPassRateInterval', () => {
  const cases = (count: number, passed: number, trials: number) =>
    Array.from({ length: count }, () => ({ passed, trials }));

  it('is Wilson’s where each case was tried once', () => {
    const outcomes = [...cases(7, 1, 1), ...cases(3, 0, 1)];
    expect(clusteredPassRateInterval(outcomes)).toEqual({ ...passRateInterval(7, 10), effectiveTrials: 10 });
  });

  it('counts cases, not trials, where the repeats of a case all agree', () => {
    const { effectiveTrials, ...interval } = clusteredPassRateInterval([
      ...cases(7, 10, 10),
      ...cases(3, 0, 10),
    ]);
    expect(effectiveTrials).toBeCloseTo(10, 12);
    expect(interval.lower).toBeCloseTo(passRateInterval(7, 10).lower, 12);
  });

  it('counts cases where all or none passed, and where there is a single case', () => {
    expect(clusteredPassRateInterval(cases(20, 10, 10))).toMatchObject(passRateInterval(20, 20));
    expect(clusteredPassRateInterval(cases(20, 0, 10))).toMatchObject(passRateInterval(0, 20));
    expect(clusteredPassRateInterval(cases(1, 7, 10)).effectiveTrials).toBe(1);
  });

  it('never counts more trials than there were', () => {
    expect(clusteredPassRateInterval(cases(20, 5, 10))).toEqual({
      ...passRateInterval(100, 200),
      effectiveTrials: 200,
    });
  });

  it('agrees with the clustered standard error', () => {
    const outcomes = [
      { passed: 4, trials: 5 },
      { passed: 1, trials: 3 },
      { passed: 6, trials: 6 },
      { passed: 0, trials: 0 },
    ];
    const scores = outcomes.flatMap(({ passed, trials }) =>
      Array.from({ length: trials }, (_, trial) => (trial < passed ? 1 : 0)),
    );
    const clusters = outcomes.flatMap(({ trials }, index) => Array.from({ length: trials }, () => index));
    const rate = 11 / 14;
    const expected = (rate * (1 - rate)) / clusteredStandardError(scores, clusters) ** 2;
    expect(clusteredPassRateInterval(outcomes).effectiveTrials).toBeCloseTo(Math.min(14, expected), 10);
  });
});
