import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

const bad: [string, () => unknown][] = [
  ['sample', () => stats.quantile([], 0.5)],
  ['sample', () => stats.quantile([1, Number.NaN], 0.5)],
  ['sample', () => stats.quantileInterval([1, Infinity], 0.5)],
  ['p', () => stats.quantile([1], 1.01)],
  ['p', () => stats.quantile([1], Number.NaN)],
  ['p', () => stats.quantileInterval([1], -0.1)],
  ['level', () => stats.quantileInterval([1], 0.5, 1)],
  ['trials', () => stats.passRateInterval(0, 0)],
  ['trials', () => stats.passRateInterval(1, Number.NaN)],
  ['passed', () => stats.passRateInterval(6, 5)],
  ['passed', () => stats.passRateInterval(1.5, 5)],
  ['level', () => stats.passRateInterval(1, 5, 0)],
  ['passed', () => stats.clopperPearson(-1, 5)],
  ['level', () => stats.clopperPearson(1, 5, 95)],
  ['sample', () => stats.meanInterval([])],
  ['sample', () => stats.meanInterval([2], 0.95, { lower: 0, upper: 1 })],
  ['range', () => stats.meanInterval([1], 0.95, { lower: 1, upper: 1 })],
  ['scores', () => stats.clusteredStandardError([], [])],
  ['scores', () => stats.clusteredStandardError([1], ['a', 'b'])],
  ['outcomes', () => stats.clusteredPassRateInterval([{ passed: 0, trials: 0 }])],
  ['passed', () => stats.clusteredPassRateInterval([{ passed: 2, trials: 1 }])],
  ['k', () => stats.passAtK(5, 2, 0)],
  ['passed', () => stats.passHatK(5, 6, 2)],
  ['k', () => stats.passHatK(5, 5, 1.5)],
  ['onlyFirst', () => stats.mcnemar(-1, 2)],
  ['onlySecond', () => stats.mcnemar(1, Infinity)],
  ['differences', () => stats.signFlipTest([], { seed: 1 })],
  ['permutations', () => stats.signFlipTest([1], { seed: 1, permutations: 0 })],
  ['differences', () => stats.wilcoxonSignedRank([Number.NaN])],
  ['first', () => stats.mannWhitney([], [1])],
  ['second', () => stats.mannWhitney([1], [-Infinity])],
  ['first', () => stats.bootstrapDifference([1], [1, 2], { statistic: 'mean', paired: true, seed: 1 })],
  [
    'statistic',
    () => stats.bootstrapDifference([1], [1], { statistic: () => Number.NaN, paired: false, seed: 1 }),
  ],
  [
    'statistic.quantile',
    () => stats.bootstrapDifference([1], [1], { statistic: { quantile: 95 }, paired: false, seed: 1 }),
  ],
  [
    'resamples',
    () => stats.bootstrapDifference([1], [1], { statistic: 'mean', paired: false, seed: 1, resamples: 0.5 }),
  ],
  ['pValues', () => stats.holm([0.5, 1.5])],
  ['pValues', () => stats.benjaminiHochberg([Number.NaN])],
  ['trials', () => stats.minimumDetectableDifference({ trials: 0, varianceOfDifference: 1 })],
  ['varianceOfDifference', () => stats.minimumDetectableDifference({ trials: 5, varianceOfDifference: -1 })],
  ['power', () => stats.trialsForDifference({ difference: 1, varianceOfDifference: 1, power: 0.01 })],
  ['difference', () => stats.trialsForDifference({ difference: 0, varianceOfDifference: 1 })],
  ['p1', () => stats.sprt({ p0: 0.9, p1: 0.9, alpha: 0.05, beta: 0.1 })],
  ['alpha', () => stats.sprt({ p0: 0.9, p1: 0.8, alpha: 0, beta: 0.1 })],
];

describe('bad arguments', () => {
  it.each(bad)('are refused by a RangeError that names %s', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`^${name.replace('.', '\\.')}\\b`));
  });
});
