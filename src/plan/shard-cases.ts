import type { Shard } from '../model/plan.ts';
import type { SelectedCase } from './select-cells.ts';

/**
 * The cases of one shard. Every case is in exactly one, the same whatever order cases and files come in; shards differ
 * by one case at most.
 */
export function shardCases(cases: readonly SelectedCase[], { index, of }: Shard): readonly SelectedCase[] {
  const keys = cases.map((selected) => selected.case.key).sort();
  const own = new Set(keys.filter((_, place) => place % of === index - 1));
  return cases.filter((selected) => own.has(selected.case.key));
}
