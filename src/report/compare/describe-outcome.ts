import type { Difference } from '../../model/comparison.ts';
import { formatDetectable } from './format-difference.ts';
import { isUnderMargin } from './is-under-margin.ts';

/** What a figure came to in a few words: `worse`, `no difference seen, 6 pp would have been`, `cannot say, …`. */
export function describeOutcome(figure: Difference): string {
  const { verdict, unit, margin, casesNeeded, test } = figure;
  if (verdict === 'worse' || verdict === 'better') return verdict;
  if (verdict === 'cannot-say') {
    if (figure.bound === 'unknown') return 'cannot say';
    if (casesNeeded !== null) return `cannot say, about ${casesNeeded} cases needed`;
    return test === 'bootstrap' ? 'cannot say, too few trials' : 'cannot say';
  }
  if (isUnderMargin(figure)) return `under the margin of ${margin * 100} ${unit === 'ratio' ? 'pp' : '%'}`;
  const least = formatDetectable(figure);
  return least === null ? 'no difference seen' : `no difference seen, ${least} would have been`;
}
