import { mean } from 'simple-statistics';
import { quantile } from '../quantile.ts';
import { quantileAsked } from './quantile-asked.ts';
import type { Statistic } from './statistic.ts';

/** The statistic of the sample as it is. */
export function statisticOf(sample: readonly number[], statistic: Statistic): number {
  if (typeof statistic === 'function') return statistic(sample);
  const p = quantileAsked(statistic);
  return p === null ? mean(sample) : quantile(sample, p);
}
