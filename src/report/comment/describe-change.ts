import type { Difference } from '../../model/comparison.ts';
import { describeOutcome } from '../compare/describe-outcome.ts';
import { formatChange, formatDetectable, formatPValue } from '../compare/format-difference.ts';
import { isUnderMargin } from '../compare/is-under-margin.ts';

/** A figure against the baseline in a few words: `−4.2 pp [−7.9, −0.6], p = 0.03`, `no difference seen, could have seen 6 pp`. */
export function describeChange(figure: Difference): string {
  const { verdict } = figure;
  if (verdict === 'no-difference-seen' && !isUnderMargin(figure)) {
    const least = formatDetectable(figure);
    return `no difference seen${least === null ? '' : `, could have seen ${least}`}`;
  }
  const p = formatPValue(figure);
  const change = `${formatChange(figure)}${p === '' ? '' : `, ${p}`}`;
  return verdict === 'worse' || verdict === 'better' ? change : `${change}: ${describeOutcome(figure)}`;
}
