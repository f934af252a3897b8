import type { Random } from '../../model/random.ts';
import { quantileAsked } from './quantile-asked.ts';
import { resampledMean } from './resampled-mean.ts';
import { resampledPairQuantile } from './resampled-pair-quantile.ts';
import { resampledPairs } from './resampled-pairs.ts';
import { resampledQuantile } from './resampled-quantile.ts';
import { resampledStatistic } from './resampled-statistic.ts';
import type { Statistic } from './statistic.ts';

/** Chooses the quickest way to draw differences of resampled statistics; each call of the result gives one. */
export function differenceDraw(
  first: readonly number[],
  second: readonly number[],
  options: { readonly statistic: Statistic; readonly paired: boolean },
  random: Random,
): () => number {
  if (options.paired) return pairedDraw(first, second, options.statistic, random);
  const ofFirst = draw(first, options.statistic, random);
  const ofSecond = draw(second, options.statistic, random);
  return () => ofFirst() - ofSecond();
}

function pairedDraw(
  first: readonly number[],
  second: readonly number[],
  statistic: Statistic,
  random: Random,
): () => number {
  if (typeof statistic === 'function') return resampledPairs(first, second, statistic, random);
  const p = quantileAsked(statistic);
  if (p !== null) return resampledPairQuantile(first, second, p, random);
  const differences = Float64Array.from(first, (value, place) => value - (second[place] ?? 0));
  return resampledMean(differences, random);
}

function draw(sample: readonly number[], statistic: Statistic, random: Random): () => number {
  if (typeof statistic === 'function') return resampledStatistic(sample, statistic, random);
  const p = quantileAsked(statistic);
  const values = new Float64Array(sample);
  return p === null ? resampledMean(values, random) : resampledQuantile(values.sort(), p, random);
}
