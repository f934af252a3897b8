import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../src/model/random.ts';
import { mannWhitney, mcnemar, signFlipTest, wilcoxonSignedRank } from '../../../src/stats/index.ts';

// Darwin 1876: crossed minus self-fertilised maize, in eighths of an inch.
const darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

describe('mcnemar', () => {
  it.each([
    [0, 0, 1],
    [3, 3, 1],
    [0, 5, 0.0625],
    [5, 0, 0.0625],
    [5, 15, 0.04138946533203125],
    [1, 9, 22 / 1024],
  ])('gives for %i against %i disagreements the exact binomial p-value', (first, second, expected) => {
    expect(mcnemar(first, second).pValue).toBeCloseTo(expected, 13);
  });

  it('stays exact far out in the tail and for a million disagreements', () => {
    expect(mcnemar(40, 160).pValue / 3.3840159775152846e-18).toBeCloseTo(1, 10);
    expect(mcnemar(0, 60).pValue).toBeCloseTo(2 ** -59, 25);
    expect(mcnemar(499_000, 501_000).pValue).toBeCloseTo(0.0456, 3);
  });
});

describe('signFlipTest', () => {
  it('finds the 1,726 of 32,768 patterns that Fisher counted for Darwin’s maize', () => {
    expect(signFlipTest(darwin, { seed: 1 }).pValue).toBe(1726 / 32_768);
  });

  it('is exact up to 30 differences: the p-value of thirty equal ones is 2·2⁻³⁰', () => {
    expect(signFlipTest(new Array<number>(30).fill(0.1), { seed: 1 }).pValue).toBe(2 ** -29);
  });

  it('passes over zeros, and finds nothing in nothing', () => {
    expect(signFlipTest([0, ...darwin, 0], { seed: 1 })).toEqual(signFlipTest(darwin, { seed: 1 }));
    expect(signFlipTest([0, 0, 0], { seed: 1 }).pValue).toBe(1);
    expect(signFlipTest([0.1, 0.2, -0.3], { seed: 1 }).pValue).toBe(1);
  });

  it('counts a tie that only rounding hides', () => {
    expect(signFlipTest([0.1, 0.2, 0.3, -0.1], { seed: 1 }).pValue).toBe(6 / 16);
  });

  it('repeats itself for a seed, whatever the order, and never gives 0', () => {
    const random = seededRandom('flips');
    const many = Array.from({ length: 45 }, () => random.next() - 0.35);
    const once = signFlipTest(many, { seed: 7 });
    expect(signFlipTest(many.toReversed(), { seed: 7 })).toEqual(once);
    expect(signFlipTest(many, { seed: 8 }).pValue).not.toBe(once.pValue);
    const sure = signFlipTest(new Array<number>(40).fill(1), { seed: 1, permutations: 99 });
    expect(sure.pValue).toBe(0.01);
  });

  it('comes near the exact p-value where it draws at random', () => {
    // Twenty tiny differences push the sample over the exact limit without changing what is tested.
    const padded = [...darwin, ...Array.from({ length: 20 }, (_, index) => (index % 2 ? 1e-9 : -1e-9))];
    expect(Math.abs(signFlipTest(padded, { seed: 3 }).pValue - 1726 / 32_768)).toBeLessThan(0.008);
  });
});

describe('wilcoxonSignedRank', () => {
  it('gives T = 24 and the exact p-value for Darwin’s maize', () => {
    expect(wilcoxonSignedRank(darwin)).toEqual({ statistic: 24, pValue: 0.041259765625 });
  });

  it('gives the exact p-value of Hollander and Wolfe’s depression scores', () => {
    // R, example(wilcox.test): V = 40, one-sided p-value 0.01953.
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const differences = before.map((value, index) => value - (after[index] ?? 0));
    expect(wilcoxonSignedRank(differences)).toEqual({ statistic: 5, pValue: 0.0390625 });
  });

  it('agrees with scipy’s corrected approximation beyond 25 differences, ties and zeros included', () => {
    const differences = [
      0, 4, 0, 8, -5, 7, 2, 4, 2, 3, -3, 7, -3, 4, -1, 3, -1, 7, -1, 6, 1, 3, 1, 7, -4, 6, -4, 3, 3, 2, -2, 6,
      -2, 10, 0, 2, 0, 6, 0, 5,
    ];
    const { statistic, pValue } = wilcoxonSignedRank(differences);
    expect(statistic).toBe(122.5);
    expect(pValue).toBeCloseTo(0.001616897797879341, 12);
  });

  it('calls no ties significant that no pattern of signs can make so', () => {
    expect(wilcoxonSignedRank([2, 2, 2, 2, 2]).pValue).toBe(0.0625);
    expect(wilcoxonSignedRank([2, 2, 2, 2, 2, 2, 2, -2]).pValue).toBe(18 / 256);
  });

  it('drops zeros, and finds nothing in nothing', () => {
    expect(wilcoxonSignedRank([...darwin, 0, 0])).toEqual(wilcoxonSignedRank(darwin));
    expect(wilcoxonSignedRank([0, 0])).toEqual({ statistic: 0, pValue: 1 });
    expect(wilcoxonSignedRank([5])).toEqual({ statistic: 0, pValue: 1 });
  });
});

describe('mannWhitney', () => {
  it('gives U = 17 and p = 1/9 for the ages of the textbook example', () => {
    const result = mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12]);
    expect(result.statistic).toBe(17);
    expect(result.pValue).toBeCloseTo(1 / 9, 14);
  });

  it('gives the exact p-value of Hollander and Wolfe’s permeability data', () => {
    // R, example(wilcox.test): W = 35, one-sided p-value 0.1272, two-sided 0.2544.
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const result = mannWhitney(term, [1.15, 0.88, 0.9, 0.74, 1.21]);
    expect(result.statistic).toBe(35);
    expect(result.pValue).toBeCloseTo(0.2544, 4);
  });

  it('enumerates ties: of the 6 ways to deal out 1, 1, 2, 2 one is as far to each side', () => {
    expect(mannWhitney([1, 1], [2, 2])).toEqual({ statistic: 0, pValue: 1 / 3 });
    expect(mannWhitney([1, 2], [1, 2])).toEqual({ statistic: 2, pValue: 1 });
  });

  it('agrees with scipy’s corrected approximation for 60 against 60', () => {
    const first = Array.from({ length: 60 }, (_, index) => index + 1);
    const result = mannWhitney(
      first,
      first.map((value) => value * 1.1 + 3),
    );
    expect(result.statistic).toBe(1473);
    expect(result.pValue).toBeCloseTo(0.08658521997241775, 12);
  });

  it('mirrors when the samples change places, and finds nothing in equal values', () => {
    const first = [3, 1, 4, 1, 5];
    const second = [9, 2, 6, 5];
    expect(mannWhitney(second, first).pValue).toBeCloseTo(mannWhitney(first, second).pValue, 14);
    expect(mannWhitney(second, first).statistic).toBe(20 - mannWhitney(first, second).statistic);
    expect(mannWhitney([2], [2])).toEqual({ statistic: 0.5, pValue: 1 });
    expect(mannWhitney(new Array<number>(80).fill(2), new Array<number>(80).fill(2)).pValue).toBe(1);
  });
});

describe('on data where nothing changed', () => {
  const noise = (random: Random) => random.next() + random.next() - 1;
  const sample = (count: number, draw: () => number) => Array.from({ length: count }, draw);
  const tests: [string, (random: Random) => number][] = [
    [
      'signFlipTest',
      (random) =>
        signFlipTest(
          sample(12, () => noise(random)),
          { seed: 1 },
        ).pValue,
    ],
    [
      'signFlipTest by random patterns',
      (random) =>
        signFlipTest(
          sample(35, () => noise(random)),
          { seed: 1, permutations: 199 },
        ).pValue,
    ],
    ['wilcoxonSignedRank', (random) => wilcoxonSignedRank(sample(15, () => noise(random))).pValue],
    [
      'wilcoxonSignedRank on ties',
      (random) => wilcoxonSignedRank(sample(8, () => random.integer(-1, 1))).pValue,
    ],
    [
      'wilcoxonSignedRank on 40',
      (random) => wilcoxonSignedRank(sample(40, () => random.integer(-3, 3))).pValue,
    ],
    [
      'mannWhitney',
      (random) =>
        mannWhitney(
          sample(9, () => noise(random)),
          sample(7, () => noise(random)),
        ).pValue,
    ],
    [
      'mannWhitney on 40 and 30 ties',
      (random) =>
        mannWhitney(
          sample(40, () => random.integer(0, 4)),
          sample(30, () => random.integer(0, 4)),
        ).pValue,
    ],
    [
      'mcnemar',
      (random) => {
        const onlyFirst = sample(30, () => random.integer(0, 1)).reduce((sum, one) => sum + one, 0);
        return mcnemar(onlyFirst, 30 - onlyFirst).pValue;
      },
    ],
  ];

  it.each(tests)('%s flags at most about 5 % at level 0.05', (name, pValueOf) => {
    const random = seededRandom(name);
    let flagged = 0;
    for (let round = 0; round < 2000; round++) if (pValueOf(random) <= 0.05) flagged++;
    expect(flagged / 2000).toBeLessThan(0.064);
    expect(flagged).toBeGreaterThan(0);
  });
});
