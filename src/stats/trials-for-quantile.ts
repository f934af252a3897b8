import { atLeast } from './at-least.ts';

/**
 * The smallest sample whose quantile p has both bounds of an interval at this level: 59 for P95, 299 for P99, 6 for
 * the median at 0.95. Infinity for p of 0 or 1, whose interval never closes.
 *
 * The widest finite interval reaches from the least to the greatest value and holds the quantile with 1 − pⁿ − (1−p)ⁿ.
 */
export function trialsForQuantile(p: number, level: number): number {
  if (p === 0 || p === 1) return Number.POSITIVE_INFINITY;
  const oneSided = Math.log1p(-level) / Math.log1p(-Math.min(p, 1 - p));
  if (oneSided > 1e12) return Math.ceil(oneSided);
  let trials = Math.max(2, Math.floor(oneSided));
  while (!atLeast(1 - p ** trials - (1 - p) ** trials, level)) trials++;
  return trials;
}
