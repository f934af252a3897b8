import { checkCount } from './check/check-count.ts';
import { checkLevel } from './check/check-level.ts';
import { normalQuantile } from './distributions/normal-quantile.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How far two raters agree beyond chance. */
export interface Kappa {
  /** 1: they always agree; 0: as often as by chance; under 0: less often. */
  readonly value: number;
  readonly interval: Interval;
  /** Share of items on which they agree, 0…1. */
  readonly observed: number;
  /** Share on which raters with their habits would agree by chance, 0…1. */
  readonly chance: number;
}

/**
 * Cohen's kappa of two raters with its large-sample interval.
 *
 * Raters who agree, or disagree, on every item leave that interval without width. Then the bounds are those of Wilson's
 * interval of the observed agreement, chance held as it is: 5 agreements in 5 prove no perfect judge.
 *
 * @param table - how many items the first rater put into the class of the row, and the second into that of the column;
 *   as many rows as columns, at least 2
 * @param level - two-sided confidence, between 0 and 1
 * @returns null where one class holds everything: then chance alone makes them agree, and kappa is not defined
 * @throws RangeError when the table is not square, holds no item or a count that is not whole, or level is out of range
 * @see Cohen 1960, Educational and Psychological Measurement 20; for the standard error Fleiss, Cohen & Everitt 1969,
 *   Psychological Bulletin 72
 */
export function cohensKappa(table: readonly (readonly number[])[], level = 0.95): Kappa | null {
  checkTable(table);
  checkLevel('level', level);
  const total = sum(table.flat());
  const shares = table.map((row) => row.map((count) => count / total));
  const first = shares.map(sum);
  const second = shares.map((_, index) => sum(shares.map((row) => row[index] ?? 0)));
  const observed = sum(shares.map((row, index) => row[index] ?? 0));
  const chance = sum(first.map((share, index) => share * (second[index] ?? 0)));
  if (first.some((share, index) => share === 1 && second[index] === 1)) return null;
  const kappaOf = (agreement: number): number => (agreement - chance) / (1 - chance);
  const value = kappaOf(observed);
  const variance = varianceOf(shares, { first, second, observed, chance }) / total;
  const reach = Math.sqrt(Math.max(0, variance)) * -normalQuantile((1 - level) / 2);
  const share = wilsonInterval(observed, total, level);
  const interval =
    reach < 1e-9
      ? { lower: kappaOf(share.lower), upper: kappaOf(share.upper) }
      : { lower: value - reach, upper: value + reach };
  return {
    value,
    interval: { lower: Math.max(-1, interval.lower), upper: Math.min(1, interval.upper) },
    observed,
    chance,
  };
}

function checkTable(table: readonly (readonly number[])[]): void {
  if (table.length < 2 || table.some((row) => row.length !== table.length)) {
    throw new RangeError('table must have as many rows as columns, and at least 2.');
  }
  for (const count of table.flat()) checkCount('table', count);
  checkCount('total', sum(table.flat()), 1);
}

interface Margins {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly observed: number;
  readonly chance: number;
}

/** Times the number of items. */
function varianceOf(
  shares: readonly (readonly number[])[],
  { first, second, observed, chance }: Margins,
): number {
  let spread = 0;
  for (const [row, line] of shares.entries()) {
    for (const [column, share] of line.entries()) {
      // Crosswise: the column's margin of the row's class, and the row's margin of the column's.
      const margins = (second[row] ?? 0) + (first[column] ?? 0);
      const weight = row === column ? 1 - chance - margins * (1 - observed) : margins * (1 - observed);
      spread += share * weight ** 2;
    }
  }
  const centre = observed * chance - 2 * chance + observed;
  return (spread - centre ** 2) / (1 - chance) ** 4;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
