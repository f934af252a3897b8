import type { Estimate } from '../../../model/report.ts';
import type { ShownUnit } from '../../../report/show/format-value.ts';

/** A scale on which all of these can be compared: rates and scores on 0…1, everything else from 0 to the greatest. */
export function commonScale(
  estimates: readonly (Estimate | null)[],
  unit: ShownUnit,
): readonly [number, number] {
  if (unit === 'ratio' || unit === 'score') return [0, 1];
  const most = estimates.reduce((high, one) => Math.max(high, one?.value ?? 0, one?.upper ?? 0), 0);
  return [0, most > 0 ? most : 1];
}
