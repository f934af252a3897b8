import type { Metric, ScopedThreshold } from '../../model/threshold.ts';
import { compareMeans } from '../compare/compare-means.ts';
import { comparePercentile } from '../compare/compare-percentile.ts';
import { compareErrorRates, comparePassRates } from '../compare/compare-rates.ts';
import { fewestPairs } from '../compare/fewest-pairs.ts';
import type { CompareOptions, MeasuredDifference } from '../compare/measured-difference.ts';
import type { CellPair } from '../compare/pair-cells.ts';
import type { BaselinePairs } from './pair-with-baseline.ts';

/** A metric beside its baseline, over the cases that both have. */
export interface Compared {
  /** At the threshold's own confidence; the run less the baseline. */
  readonly difference: MeasuredDifference;
  /** What was left out of the comparison, such as `1 edited and 2 new`; empty where nothing was. */
  readonly leftOut: string;
  /** Whether it got worse, told from chance at a level of confidence: the interval excludes zero. */
  isWorseAt(level: number): boolean;
  /** Whether there is enough of it that some outcome could have been told from chance at a level of confidence. */
  canTellAt(level: number): boolean;
}

/** @returns why nothing can be compared, where that is so */
export function compareWithBaseline(
  { threshold }: ScopedThreshold,
  { pairs, edited, added }: BaselinePairs,
  seed: number,
): Compared | { readonly problem: string } {
  const leftOut = describeLeftOut(edited, added);
  if (pairs.length === 0) {
    return { problem: `no case is the same in the baseline${leftOut === '' ? '' : ` (${leftOut})`}` };
  }
  const level = threshold.confidence ?? 0.95;
  const compare = (other: number): MeasuredDifference | null =>
    compareMetric(threshold.metric, pairs, { seed, level: other });
  const difference = compare(level);
  if (difference === null) return { problem: 'some trials of the baseline, or all, have no value for it' };
  const at = (other: number): MeasuredDifference =>
    other === level ? difference : (compare(other) ?? difference);
  const isFloor = threshold.operator.startsWith('>');
  const isWorse = ({ lower, upper, changed }: MeasuredDifference): boolean =>
    changed > 0 && (isFloor ? upper !== null && upper < 0 : lower !== null && lower > 0);
  return {
    difference,
    leftOut,
    isWorseAt: (other) => isWorse(difference) && isWorse(at(other)),
    canTellAt: (other) =>
      difference.test === 'bootstrap'
        ? at(other).detectable !== null
        : difference.cases >= fewestPairs(other),
  };
}

function compareMetric(
  metric: Metric,
  pairs: readonly CellPair[],
  options: CompareOptions,
): MeasuredDifference | null {
  const percentile = /^latency-p(\d+)$/.exec(metric)?.[1];
  if (percentile !== undefined) return comparePercentile(pairs, Number(`0.${percentile}`), options);
  switch (metric) {
    case 'pass-rate':
      return comparePassRates(pairs, options);
    case 'error-rate':
      return compareErrorRates(pairs, options);
    case 'score-mean':
      return compareMeans(pairs, 'score', options);
    case 'cost-mean':
      return compareMeans(pairs, 'costUsd', options);
    case 'tokens-mean':
      return compareMeans(pairs, 'tokens', options);
    default:
      throw new Error(`No comparison of ${metric} with a baseline is known.`);
  }
}

function describeLeftOut(edited: number, added: number): string {
  const parts = [...(edited > 0 ? [`${edited} edited`] : []), ...(added > 0 ? [`${added} new`] : [])];
  return parts.length === 0 ? '' : `${parts.join(' and ')} left out`;
}
