import type { Node } from './node.ts';

/**
 * Cycles among nodes, each as the names of its nodes in the order in which they would run, from the one whose name
 * comes first.
 *
 * Of cycles that share nodes at least one is named; a node that runs after itself alone is none.
 *
 * @param stuck - nodes that no order can place: each depends on another of them
 */
export function findCycles(stuck: readonly Node[]): string[][] {
  const sorted = [...stuck].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(sorted.map((node) => [node.name, node]));
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const { name } of sorted) {
    const path = new Map<string, number>();
    let current: string | undefined = name;
    while (current !== undefined && !seen.has(current)) {
      seen.add(current);
      path.set(current, path.size);
      const here: string = current;
      current = byName.get(here)?.after.find((earlier) => earlier !== here && byName.has(earlier));
    }
    const start = current === undefined ? undefined : path.get(current);
    if (start !== undefined) cycles.push(fromFirstName([...path.keys()].slice(start).reverse()));
  }
  return cycles;
}

function fromFirstName(cycle: readonly string[]): string[] {
  const first = cycle.reduce((least, name, at) => (name < (cycle[least] ?? name) ? at : least), 0);
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}
