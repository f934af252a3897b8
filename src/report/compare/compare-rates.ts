import { betaQuantile } from '../../stats/distributions/beta-quantile.ts';
import { mcnemar } from '../../stats/mcnemar.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { moments } from '../../stats/moments.ts';
import { powerFactor } from '../../stats/power-factor.ts';
import { signFlipTest } from '../../stats/sign-flip-test.ts';
import { trialsForDifference } from '../../stats/trials-for-difference.ts';
import { fewestPairs } from './fewest-pairs.ts';
import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import { type CellOutcomes, outcomesOf } from './outcomes-of.ts';
import type { CellPair } from './pair-cells.ts';
import { reachZero } from './reach-zero.ts';
import { repeatsFor } from './repeats-for.ts';

const power = 0.8;

/**
 * Pass rate of the second side less that of the first, over the cases that have trials on both.
 *
 * The case is the unit: each rate is the mean over cases of the share of a case's trials that passed, so that a case
 * with more trials on one side weighs no more there. Exact McNemar where every case was tried once on both sides, else
 * a sign-flip test on the case means.
 *
 * @returns null where no case has trials that count on both sides
 */
export function comparePassRates(
  pairs: readonly CellPair[],
  options: CompareOptions,
): MeasuredDifference | null {
  return compareRates(pairs, ({ passed }) => passed, options);
}

/** Share of trials that errored, compared as `comparePassRates` does. */
export function compareErrorRates(
  pairs: readonly CellPair[],
  options: CompareOptions,
): MeasuredDifference | null {
  return compareRates(pairs, ({ errored }) => errored, options);
}

interface CaseShares {
  readonly first: number;
  readonly second: number;
  /** The larger number of trials of the two sides: a share moves in steps of one trial. */
  readonly trials: number;
}

function compareRates(
  pairs: readonly CellPair[],
  countOf: (outcomes: CellOutcomes) => number,
  { seed, level = 0.95 }: CompareOptions,
): MeasuredDifference | null {
  const shares = pairs.flatMap((pair) => sharesOf(pair, countOf));
  if (shares.length === 0) return null;
  // By size, so that rounding does not depend on the order of the cases.
  const differences = [...Float64Array.from(shares, ({ first, second }) => second - first).sort()];
  const { test, pValue } = testShares(shares, differences, seed);
  const { mean: difference, variance } = moments(differences);
  const step = 1 / shares.reduce((most, { trials }) => Math.max(most, trials), 1);
  return {
    unit: 'ratio',
    first: meanOf(shares.map(({ first }) => first)),
    second: meanOf(shares.map(({ second }) => second)),
    difference,
    ...reachZero(meanInterval(differences, level, { lower: -1, upper: 1 }), pValue, level),
    relative: null,
    level,
    cases: shares.length,
    changed: differences.filter((one) => one !== 0).length,
    test,
    pValue,
    detectable: detectable(shares.length, variance, step, level),
    casesNeeded: casesNeeded(difference, variance, step, level),
  };
}

function sharesOf(
  { first, second }: CellPair,
  countOf: (outcomes: CellOutcomes) => number,
): CaseShares | readonly [] {
  const before = outcomesOf(first);
  const after = outcomesOf(second);
  if (before.trials === 0 || after.trials === 0) return [];
  return {
    first: countOf(before) / before.trials,
    second: countOf(after) / after.trials,
    trials: Math.max(before.trials, after.trials),
  };
}

function testShares(
  shares: readonly CaseShares[],
  differences: readonly number[],
  seed: number,
): Pick<MeasuredDifference, 'test'> & { readonly pValue: number } {
  if (shares.some(({ trials }) => trials > 1)) {
    const { permutations } = repeatsFor(shares.length);
    return { test: 'sign-flip', ...signFlipTest(differences, { seed, permutations }) };
  }
  const [risen, fallen] = [differences.filter((one) => one > 0), differences.filter((one) => one < 0)];
  return { test: 'mcnemar', ...mcnemar(risen.length, fallen.length) };
}

/**
 * Smallest true difference d that would have been found, its variance being at least step·d − d²: for the mean to
 * move by d, shares must move by whole steps. So a variance that was seen to be 0 does not claim that all would be found.
 *
 * @see Connor 1987, Biometrics 43, for one trial a case
 */
function detectable(cases: number, variance: number, step: number, level: number): number | null {
  const fewest = fewestPairs(level);
  if (cases < fewest) return null;
  const squared = powerFactor(power, level) ** 2;
  const byNormal = Math.max(Math.sqrt((squared * variance) / cases), (squared * step) / (cases + squared));
  return Math.max(byNormal, changesEnough(cases, fewest, step));
}

/**
 * Share of trials that must change for `fewest` of the cases to change at least: with fewer the exact tests find
 * nothing, whatever the normal approximation says. P(Bin(cases, q) ≥ fewest) = power, and q = 1 − (1 − d)^trials.
 */
function changesEnough(cases: number, fewest: number, step: number): number {
  const changing = betaQuantile(power, fewest, cases - fewest + 1);
  return -Math.expm1(Math.log1p(-changing) * step);
}

function casesNeeded(difference: number, variance: number, step: number, level: number): number | null {
  if (difference === 0) return null;
  const least = step * Math.abs(difference) - difference ** 2;
  const varianceOfDifference = Math.max(Number.isNaN(variance) ? 0 : variance, least, 0);
  return Math.max(
    fewestPairs(level),
    trialsForDifference({ difference, varianceOfDifference, power, level }),
  );
}

function meanOf(values: readonly number[]): number {
  return moments(Float64Array.from(values).sort()).mean;
}
