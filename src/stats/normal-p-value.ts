import { normalCumulative } from './distributions/normal-cumulative.ts';

/**
 * Two-sided p-value of a rank statistic that is about normal, with the continuity correction of ½.
 *
 * @param distance - of the statistic from its mean
 * @param variance - 0 (all values equal) gives 1
 */
export function normalPValue(distance: number, variance: number): number {
  if (variance <= 0) return 1;
  const z = Math.max(0, Math.abs(distance) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalCumulative(-z));
}
