import type { ComparedPair, Comparison, ComparisonVerdict, Difference } from '../../model/comparison.ts';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { fewestPairs } from './fewest-pairs.ts';
import { type FigureName, figureRules } from './figure-rules.ts';
import { judgeDifference } from './judge-difference.ts';
import type { Figures, MeasuredPair } from './measure-pair.ts';
import type { MeasuredDifference } from './measured-difference.ts';
import { reasonsOfPair } from './reasons-of-pair.ts';

/**
 * Says of every pair what its figures mean.
 *
 * p-values are corrected for each other by Benjamini and Hochberg's method over all that is shown together; figures in
 * which the two sides do not differ anywhere could not become significant and are not counted among them.
 */
export function judgePairs(
  pairs: readonly MeasuredPair[],
  margins: Comparison['margins'],
  level: number,
): ComparedPair[] {
  const adjusted = adjust(pairs.map(({ figures }) => figures));
  return pairs.map((pair) => judgePair(pair, adjusted, margins, level));
}

/** Adjusted p-values by the figures that they belong to. */
function adjust(all: readonly Figures[]): ReadonlyMap<MeasuredDifference, number> {
  const tested = all.flatMap((figures) =>
    figureRules.flatMap(({ name }) => {
      const figure = figures[name];
      return figure && figure.pValue !== null && figure.changed > 0
        ? [{ figure, pValue: figure.pValue }]
        : [];
    }),
  );
  const adjusted = benjaminiHochberg(tested.map(({ pValue }) => pValue));
  return new Map(tested.map(({ figure }, index) => [figure, adjusted[index] ?? 1]));
}

function judgePair(
  { figures, ...pair }: MeasuredPair,
  adjusted: ReadonlyMap<MeasuredDifference, number>,
  margins: Comparison['margins'],
  level: number,
): ComparedPair {
  const judged: Record<FigureName, Difference | null> = {
    passRate: null,
    errorRate: null,
    latencyP50: null,
    latencyP95: null,
    costUsd: null,
    tokens: null,
  };
  for (const { name, by, better } of figureRules) {
    const figure = figures[name];
    if (figure === null) continue;
    const adjustedPValue = adjusted.get(figure) ?? figure.pValue;
    const margin = by === 'absolute' ? margins.rate : margins.relative;
    const verdict = judgeDifference(figure, { margin, by, better, adjustedPValue });
    judged[name] = { ...figure, adjustedPValue, margin, verdict };
  }
  const verdict = verdictOf(judged);
  const casesNeeded = verdict === 'cannot-say' ? (judged.passRate?.casesNeeded ?? fewestPairs(level)) : null;
  const ended = { ...pair, figures: judged, verdict, casesNeeded };
  return { ...ended, reasons: reasonsOfPair(ended) };
}

function verdictOf(figures: ComparedPair['figures']): ComparisonVerdict {
  const decisive = figureRules.filter(({ decides }) => decides).map(({ name }) => figures[name]?.verdict);
  if (decisive.includes('worse')) return 'worse';
  if (decisive.includes('better')) return 'better';
  return figures.passRate?.verdict ?? 'cannot-say';
}
