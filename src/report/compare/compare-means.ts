import type { MetricUnit } from '../../model/threshold.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { minimumDetectableDifference } from '../../stats/minimum-detectable-difference.ts';
import { moments } from '../../stats/moments.ts';
import { signFlipTest } from '../../stats/sign-flip-test.ts';
import { trialsForDifference } from '../../stats/trials-for-difference.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import { countsInFigures } from '../fold/trial-columns.ts';
import { fewestPairs } from './fewest-pairs.ts';
import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { CellPair } from './pair-cells.ts';
import { reachZero } from './reach-zero.ts';
import { repeatsFor } from './repeats-for.ts';
import { shareOf } from './share-of.ts';

const units = {
  costUsd: 'usd',
  tokens: 'count',
  score: 'ratio',
  waitMs: 'duration',
} as const satisfies Record<string, MetricUnit>;

/**
 * Mean a trial of cost, tokens, score or waiting: second side less first, over the cases that have trials on both.
 *
 * The case is the unit, as in `comparePassRates`: Student's interval and a sign-flip test over the differences of case
 * means.
 *
 * @returns null where no case has trials that count on both sides, or the value of any of them is not known
 */
export function compareMeans(
  pairs: readonly CellPair[],
  column: keyof typeof units,
  { seed, level = 0.95 }: CompareOptions,
): MeasuredDifference | null {
  const means = pairs.flatMap(({ first, second }) => {
    const [before, after] = [meanOf(first, column), meanOf(second, column)];
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
  if (means.length === 0) return null;
  if (means.some(({ before, after }) => Number.isNaN(before + after))) return null;
  const differences = [...Float64Array.from(means, ({ before, after }) => after - before).sort()];
  const { mean: difference, variance } = moments(differences);
  const { permutations } = repeatsFor(differences.length);
  const { pValue } = signFlipTest(differences, { seed, permutations });
  const interval = reachZero(intervalOf(differences, level), pValue, level);
  const bounds = { lower: finite(interval.lower), upper: finite(interval.upper) };
  const first = overall(means.map(({ before }) => before));
  return {
    unit: units[column],
    first,
    second: overall(means.map(({ after }) => after)),
    difference,
    ...bounds,
    relative: column === 'score' ? null : shareOf({ value: difference, ...bounds }, first),
    level,
    cases: means.length,
    changed: differences.filter((one) => one !== 0).length,
    test: 'sign-flip',
    pValue,
    ...powerOf(differences.length, difference, variance, column === 'score' ? 1 : first, level),
  };
}

/** Mean over the trials that count; undefined where there are none, NaN where a value is not known. */
function meanOf({ trials }: CellColumns, column: keyof typeof units): number | undefined {
  const values: number[] = [];
  const unknown = column === 'score' || column === 'waitMs' ? 0 : Number.NaN;
  for (let index = 0; index < trials.status.length; index++) {
    if (!countsInFigures(trials.status[index] ?? 0)) continue;
    const value = trials[column]?.[index] ?? Number.NaN;
    values.push(Number.isNaN(value) ? unknown : value);
  }
  return values.length === 0 ? undefined : overall(values);
}

/** Sorted first, so that rounding does not depend on the order. */
function overall(values: readonly number[]): number {
  return moments(Float64Array.from(values).sort()).mean;
}

function intervalOf(differences: readonly number[], level: number): { lower: number; upper: number } {
  const interval = meanInterval(differences, level);
  const [least = 0, most = 0] = [differences[0], differences.at(-1)];
  const isAlike = !Number.isFinite(interval.lower) && least !== 0;
  // Where every case changed alike, ranks bound the middle case as soon as there are enough of them.
  return isAlike && differences.length >= fewestPairs(level) ? { lower: least, upper: most } : interval;
}

/** In the unit of `relative`, where there is one. */
function powerOf(
  cases: number,
  difference: number,
  variance: number,
  first: number,
  level: number,
): Pick<MeasuredDifference, 'detectable' | 'casesNeeded'> {
  if (cases < fewestPairs(level) || !(variance > 0)) return { detectable: null, casesNeeded: null };
  const least = minimumDetectableDifference({ trials: cases, varianceOfDifference: variance, level });
  return {
    detectable: first === 0 ? null : least / first,
    casesNeeded:
      difference === 0 ? null : trialsForDifference({ difference, varianceOfDifference: variance, level }),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
