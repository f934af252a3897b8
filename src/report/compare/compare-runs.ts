import type { ComparedRun, Comparison, ComparisonVerdict } from '../../model/comparison.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { Incomparable } from './incomparable.ts';
import { judgePairs } from './judge-pairs.ts';
import { type MeasuredPair, measurePair } from './measure-pair.ts';
import { pickSides, type RunToCompare } from './pick-sides.ts';

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
 * @throws Incomparable where there is nothing to compare
 */
export function compareRuns(runs: readonly RunToCompare[], options: CompareRunsOptions = {}): Comparison {
  const { agents = [], margins = defaultMargins, seed = 1, level = 0.95 } = options;
  const measured = pickSides(runs, agents).map((sides) => measurePair(sides, runs, { seed, level }));
  checkShared(measured);
  const pairs = judgePairs(measured, margins, level);
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
    'Compare runs of the same cases. A case that was edited since has to be run again on both sides; one without a trial that passed, failed or errored was not measured.',
  );
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
