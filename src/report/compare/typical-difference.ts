import type { Difference } from '../../model/comparison.ts';
import { bootstrapDifference } from '../../stats/bootstrap-difference.ts';
import { mannWhitney } from '../../stats/mann-whitney.ts';
import { powerFactor } from '../../stats/power-factor.ts';
import { wilcoxonSignedRank } from '../../stats/wilcoxon-signed-rank.ts';
import { percentileDifference } from './compare-percentile.ts';
import { fewestPairs } from './fewest-pairs.ts';
import { closest, furthest, type LogRatio, logRatios } from './log-ratios.ts';
import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import type { PairedLatencies } from './pair-latencies.ts';
import { poolLatencies } from './pooled-latencies.ts';
import { reachZero } from './reach-zero.ts';
import { repeatsFor } from './repeats-for.ts';

/**
 * How much slower or faster the second side typically is.
 *
 * `first`, `second` and `difference` are the P50 over all trials. What decides is `relative`: the geometric mean over
 * cases of how the median of a case changed, with a paired bootstrap interval, and Wilcoxon's signed-rank test; where
 * trials ran out of time, the median over cases. With too few cases for a paired test, trials are compared unpaired, by
 * Mann and Whitney's test.
 *
 * @returns null where no case was measured on both sides, or some latency is not known
 */
export function typicalDifference(
  latencies: PairedLatencies,
  options: CompareOptions,
): MeasuredDifference | null {
  const { seed, level = 0.95 } = options;
  const pooled = percentileDifference(latencies, 0.5, options);
  if (pooled === null) return null;
  if (latencies.cases.length < fewestPairs(level)) return unpaired(latencies, pooled, level);
  const ratios = logRatios(latencies);
  if (pooled.changed === 0 || ratios.length === 0) return { ...pooled, test: 'wilcoxon', pValue: 1 };
  const { pValue } = wilcoxonSignedRank(ratios.map(furthest));
  const interval = intervalOf(ratios, seed, level);
  return {
    ...pooled,
    relative: toShares(reachZero(interval, pValue, level)),
    test: 'wilcoxon',
    pValue,
    ...powerOf(interval, ratios.length, level),
  };
}

function unpaired(latencies: PairedLatencies, pooled: MeasuredDifference, level: number): MeasuredDifference {
  const [before, after] = [poolLatencies(latencies, 'first'), poolLatencies(latencies, 'second')];
  const { pValue } = mannWhitney([...after.sortedMs], [...before.sortedMs]);
  if (pValue <= 1 - level || pooled.relative === null) return { ...pooled, test: 'mann-whitney', pValue };
  const { value, lower, upper } = pooled.relative;
  const relative = { value, lower: lower && Math.min(0, lower), upper: upper && Math.max(0, upper) };
  return { ...pooled, relative, test: 'mann-whitney', pValue };
}

interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

function intervalOf(ratios: readonly LogRatio[], seed: number, level: number): Interval {
  const nothing = ratios.map(() => 0);
  const { resamples } = repeatsFor(ratios.length);
  const draw = (values: readonly number[], statistic: 'mean' | 'median'): Interval =>
    bootstrapDifference(values, nothing, { statistic, paired: true, seed, level, resamples });
  if (ratios.some(({ least, most }) => least !== most)) {
    return {
      estimate: draw(ratios.map(closest), 'median').estimate,
      lower: draw(
        ratios.map(({ least }) => least),
        'median',
      ).lower,
      upper: draw(
        ratios.map(({ most }) => most),
        'median',
      ).upper,
    };
  }
  const known = ratios.map(closest);
  const ofMean = draw(known, 'mean');
  // Where every case changed alike, resamples show no spread; ranks bound the middle case all the same.
  return Number.isFinite(ofMean.lower) ? ofMean : { ...draw(known, 'median'), estimate: ofMean.estimate };
}

function toShares({ estimate, lower, upper }: Interval): Difference['relative'] {
  return { value: Math.expm1(estimate), lower: toShare(lower), upper: toShare(upper) };
}

/** null: open, or between what is known and what is not. */
function toShare(logRatio: number): number | null {
  return Math.abs(logRatio) > 100 ? null : Math.expm1(logRatio);
}

/** From the width of the interval, which holds where single ratios are not known, too. */
function powerOf(
  { estimate, lower, upper }: Interval,
  cases: number,
  level: number,
): Pick<MeasuredDifference, 'detectable' | 'casesNeeded'> {
  const isOpen = toShare(lower) === null || toShare(upper) === null;
  if (isOpen || lower === upper) return { detectable: null, casesNeeded: null };
  const least = (((upper - lower) / 2) * powerFactor(0.8, level)) / powerFactor(0.5, level);
  const needed = Math.ceil(cases * (least / estimate) ** 2);
  return {
    detectable: Math.expm1(least),
    casesNeeded: Number.isFinite(needed) ? Math.max(fewestPairs(level), needed) : null,
  };
}
