import type {
  ComparedPair,
  ComparedRun,
  Comparison,
  ComparisonVerdict,
  Difference,
} from '../../model/comparison.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { classifyCases } from './classify-cases.ts';
import { compareLatencies } from './compare-latencies.ts';
import { compareMeans } from './compare-means.ts';
import { compareErrorRates, comparePassRates } from './compare-rates.ts';
import { fewestPairs } from './fewest-pairs.ts';
import { type FigureName, figureRules } from './figure-rules.ts';
import { Incomparable } from './incomparable.ts';
import { judgeDifference } from './judge-difference.ts';
import type { MeasuredDifference } from './measured-difference.ts';
import { notesOfPair } from './notes-of-pair.ts';
import { type PairedCells, pairCells } from './pair-cells.ts';
import { type PairOfSides, pickSides, type RunToCompare, type Side } from './pick-sides.ts';
import { reasonsOfPair } from './reasons-of-pair.ts';

export interface CompareRunsOptions {
  /** Only these agents; empty: all. */
  readonly agents?: readonly string[];
  readonly margins?: Comparison['margins'];
  /** Of permutations and resamples; 1 unless given. */
  readonly seed?: number;
  readonly level?: number;
}

/** Any worsening of the pass rate that is told from chance matters; a tenth of time or cost does. */
export const defaultMargins: Comparison['margins'] = { rate: 0, relative: 0.1 };

/**
 * Compares runs: the first with each of the others, or agents of a single one.
 *
 * p-values are corrected for each other by Benjamini and Hochberg's method over all that is shown; figures in which the
 * two sides do not differ anywhere could not become significant and are not counted among them.
 *
 * @throws Incomparable where there is nothing to compare
 */
export function compareRuns(runs: readonly RunToCompare[], options: CompareRunsOptions = {}): Comparison {
  const { agents = [], margins = defaultMargins, seed = 1, level = 0.95 } = options;
  const measured = pickSides(runs, agents).map((sides) => measurePair(sides, runs, { seed, level }));
  checkShared(measured);
  const adjusted = adjust(measured.map(({ figures }) => figures));
  const pairs = measured.map((pair) => finish(pair, adjusted, margins, level));
  const verdict = overall(pairs.map((pair) => pair.verdict));
  const described = runs.map(describeRun);
  return {
    schemaVersion,
    verdict,
    exitCode: verdict === 'worse' ? 1 : 0,
    margins,
    level,
    seed,
    runs: described,
    pairs,
  };
}

type Figures = Readonly<Record<FigureName, MeasuredDifference | null>>;

interface MeasuredPair extends Omit<ComparedPair, 'figures' | 'verdict' | 'reasons' | 'casesNeeded'> {
  readonly figures: Figures;
}

function measurePair(
  { first, second }: PairOfSides,
  runs: readonly RunToCompare[],
  options: { readonly seed: number; readonly level: number },
): MeasuredPair {
  const paired: PairedCells = pairCells(first.cells, second.cells);
  const { shared } = paired;
  const latencies = compareLatencies(shared, options);
  const [before, after] = [runs[first.run], runs[second.run]];
  return {
    first: describeSide(first, before),
    second: describeSide(second, after),
    figures: {
      passRate: comparePassRates(shared, options),
      errorRate: compareErrorRates(shared, options),
      latencyP50: latencies.p50,
      latencyP95: latencies.p95,
      costUsd: compareMeans(shared, 'costUsd', options),
      tokens: compareMeans(shared, 'tokens', options),
    },
    cases: classifyCases(paired),
    notes: before && after ? notesOfPair({ first: before, second: after, shared, latencies }) : [],
  };
}

function describeSide({ run, agent }: Side, from: RunToCompare | undefined): ComparedPair['first'] {
  const version = from?.measured.run.agents.find(({ name }) => name === agent)?.version;
  return { run, agent, ...(version === undefined ? {} : { version }) };
}

/** Some pair must have a case with trials that count on both sides. */
function checkShared(pairs: readonly MeasuredPair[]): void {
  if (pairs.some(({ cases }) => cases.compared > 0)) return;
  const count = (name: 'edited' | 'unmeasured' | 'new' | 'gone'): number =>
    pairs.reduce((sum, { cases }) => sum + cases[name].length, 0);
  const what = [
    `${count('edited')} of the same name were edited in between`,
    `${count('unmeasured')} were not measured on both sides`,
    `${count('gone')} are only in the first`,
    `${count('new')} only in the second`,
  ];
  throw new Incomparable(
    `There is no case that both sides were measured on: ${what.join(', ')}`,
    'Compare runs of the same cases; a case that was edited since has to be run again on both sides.',
  );
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

function finish(
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

function overall(verdicts: readonly ComparisonVerdict[]): ComparisonVerdict {
  const inOrder: readonly ComparisonVerdict[] = ['worse', 'cannot-say', 'better', 'no-difference-seen'];
  return inOrder.find((verdict) => verdicts.includes(verdict)) ?? 'cannot-say';
}

function describeRun({ name, measured: { run } }: RunToCompare): ComparedRun {
  const { commit, branch, dirty } = run.environment;
  return {
    name,
    run: run.run,
    at: run.at,
    status: run.status,
    seed: run.seed,
    package: run.environment.package,
    ...(commit === undefined ? {} : { commit }),
    ...(branch === undefined ? {} : { branch }),
    ...(dirty === undefined ? {} : { dirty }),
  };
}
