import type { Statistic } from './statistic.ts';

/** The p of a statistic that is a quantile, else null. */
export function quantileAsked(statistic: Statistic): number | null {
  if (statistic === 'median') return 0.5;
  return typeof statistic === 'object' ? statistic.quantile : null;
}
