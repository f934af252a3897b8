import type { ComparedPair, Comparison } from '../../model/comparison.ts';

/** Agents of this run against the same of the baseline; pairs within one run are not among them. */
export function comparedAgents(comparisons: readonly Comparison[]): ReadonlyMap<string, ComparedPair> {
  const pairs = comparisons.flatMap((comparison) => comparison.pairs);
  return new Map(
    pairs.filter(({ first, second }) => first.run !== second.run).map((pair) => [pair.second.agent, pair]),
  );
}
