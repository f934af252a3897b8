import type { ComparedPair } from '../../model/comparison.ts';
import { classifyCases } from './classify-cases.ts';
import { compareLatencies } from './compare-latencies.ts';
import { compareMeans } from './compare-means.ts';
import { compareErrorRates, comparePassRates } from './compare-rates.ts';
import type { FigureName } from './figure-rules.ts';
import type { CompareOptions, MeasuredDifference } from './measured-difference.ts';
import { notesOfPair } from './notes-of-pair.ts';
import { pairCells } from './pair-cells.ts';
import type { PairOfSides, RunToCompare, Side } from './pick-sides.ts';

export type Figures = Readonly<Record<FigureName, MeasuredDifference | null>>;

/** A pair before other pairs and margins decide what its figures mean. */
export interface MeasuredPair extends Omit<ComparedPair, 'figures' | 'verdict' | 'reasons' | 'casesNeeded'> {
  readonly figures: Figures;
}

/** Measures all figures of a pair over the cases that both sides were measured on. */
export function measurePair(
  { first, second }: PairOfSides,
  runs: readonly RunToCompare[],
  options: CompareOptions,
): MeasuredPair {
  const paired = pairCells(first.cells, second.cells);
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
