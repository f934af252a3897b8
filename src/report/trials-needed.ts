import type { Estimate } from '../model/report.ts';

/**
 * About how many trials would bring the bound of an interval to a limit that the value itself keeps, if further trials
 * go as these did.
 *
 * A bound b of Wilson's interval around a share p solves (p − b)² = z²·b(1 − b)/n, so n for another bound follows by
 * proportion; of a mean the width shrinks with √n.
 *
 * @param isShare - the value is a share of trials rather than a mean
 * @returns null where no number of trials is enough, because the value is the limit
 */
export function trialsNeeded(
  { value, samples }: Estimate,
  bound: number,
  limit: number,
  isShare: boolean,
): number | null {
  const now = spread(value, bound, isShare);
  const wanted = spread(value, limit, isShare);
  const trials = samples * (wanted / now);
  return Number.isFinite(trials) && trials > 0 ? Math.ceil(trials * (1 - 1e-9)) : null;
}

/** n divided by what does not depend on the bound. */
function spread(value: number, bound: number, isShare: boolean): number {
  return (isShare ? bound * (1 - bound) : 1) / (value - bound) ** 2;
}
