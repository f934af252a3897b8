import type { ComparedPair, Difference } from '../../model/comparison.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';
import { fewestPairs } from './fewest-pairs.ts';
import { figureRules } from './figure-rules.ts';
import { formatChange, formatDetectable, formatPValue } from './format-difference.ts';
import { isUnderMargin } from './is-under-margin.ts';

type Judged = Pick<ComparedPair, 'figures' | 'verdict' | 'cases' | 'casesNeeded'>;

/** What the verdict on a pair rests on, the most important first, a sentence each. */
export function reasonsOfPair(pair: Judged): string[] {
  const decisive = figureRules.filter(({ decides }) => decides);
  const told = (['worse', 'better'] as const).flatMap((verdict) =>
    decisive.flatMap(({ name, title }) => {
      const figure = pair.figures[name];
      return figure?.verdict === verdict ? [sentenceOf(title, figure)] : [];
    }),
  );
  if (told.length > 0) return told;
  return [pair.verdict === 'cannot-say' ? cannotSay(pair) : noDifference(pair.figures.passRate)];
}

/** `The pass rate is worse: 91.8 % instead of 96 %, −4.2 pp [−7.9, −0.6], p = 0.03.` */
function sentenceOf(title: string, figure: Difference): string {
  const { unit, first, second, verdict } = figure;
  const values = `${formatValue(second, unit)} instead of ${formatValue(first, unit)}`;
  const found = [values, formatChange(figure), formatPValue(figure)].filter((part) => part !== '');
  return `The ${title} is ${verdict}: ${found.join(', ')}.`;
}

function noDifference(passRate: Difference | null): string {
  if (passRate && isUnderMargin(passRate)) {
    return `The pass rate changed by ${formatChange(passRate)}, which is under the margin of ${passRate.margin * 100} pp.`;
  }
  const same =
    passRate?.changed === 0
      ? 'Every case passed as often on both sides'
      : 'The pass rates cannot be told apart';
  const least = passRate && formatDetectable(passRate);
  const power =
    least === null
      ? `${fewestPairs(passRate?.level ?? 0.95)} cases at least are needed to tell any difference from chance`
      : `a true difference of ${least} would have been found in 80 of 100 such comparisons`;
  return `${same}; ${power}.`;
}

function cannotSay({ figures: { passRate }, cases, casesNeeded }: Judged): string {
  if (passRate === null) return 'No case was measured on both sides.';
  const few = `${plural(cases.compared, 'case')} ${cases.compared === 1 ? 'is' : 'are'} too few to tell ${formatChange(passRate)} from chance`;
  return casesNeeded === null ? `${few}.` : `${few}; about ${plural(casesNeeded, 'case')} would do.`;
}
