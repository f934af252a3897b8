import type { Repeat } from '../../model/report.ts';
import type { CaseOutcomes } from '../measure/count-outcomes.ts';
import { measureRepeated } from '../measure/measure-rates.ts';

/** Tries that people ask about; thresholds may ask about any number. */
const tries = [2, 5, 10];

/** pass@k and pass^k, averaged over cases and at their least, for every k of 2, 5 and 10 that each case has trials for. */
export function measureRepeats(byCase: ReadonlyMap<string, CaseOutcomes>): Repeat[] {
  if (byCase.size === 0) return [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const { trials } of byCase.values()) fewest = Math.min(fewest, trials);
  return tries
    .filter((k) => k <= fewest)
    .map((k) => {
      const at = measureRepeated('pass-at', k, byCase);
      const hat = measureRepeated('pass-hat', k, byCase);
      return {
        k,
        passAt: at?.estimate ?? null,
        passAtLowest: at?.lowest ?? null,
        passHat: hat?.estimate ?? null,
        passHatLowest: hat?.lowest ?? null,
      };
    });
}
