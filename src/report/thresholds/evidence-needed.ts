import type { Estimate } from '../../model/report.ts';

/**
 * About how much evidence (cases or trials) would bring the bound of an interval to a limit that the value itself
 * keeps, if more of it goes as this did.
 *
 * A bound b of Wilson's interval around a share p solves (p − b)² = z²·b(1 − b)/n, so n for another bound follows by
 * proportion; of a mean the width shrinks with √n. Where cases are repeated n is the effective number of trials, which
 * grows in proportion with the cases, whatever their repeats say.
 *
 * @param evidence - how much there is now
 * @param isShare - the value is a share of trials rather than a mean
 * @returns null where no amount is enough, because the value is the limit
 */
export function evidenceNeeded(
  { value }: Estimate,
  evidence: number,
  bound: number,
  limit: number,
  isShare: boolean,
): number | null {
  const now = spread(value, bound, isShare);
  const wanted = spread(value, limit, isShare);
  const needed = evidence * (wanted / now);
  return Number.isFinite(needed) && needed > 0
    ? Math.max(evidence + 1, Math.ceil(needed * (1 - 1e-9)))
    : null;
}

/** n divided by what does not depend on the bound. */
function spread(value: number, bound: number, isShare: boolean): number {
  return (isShare ? bound * (1 - bound) : 1) / (value - bound) ** 2;
}
