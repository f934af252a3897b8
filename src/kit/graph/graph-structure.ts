import type { Node } from './node.ts';
import { ReadyQueue } from './ready-queue.ts';

/** A node with the places of its neighbours in the order of the graph. */
export interface PlacedNode {
  readonly node: Node;
  /** Place of each name in the node's own list. */
  readonly after: readonly number[];
  readonly dependents: readonly number[];
}

/**
 * The nodes in the order in which they would run one by one: of those that may run, the one whose name comes first.
 *
 * Nodes on a cycle, and what comes after one, are missing. Names that no node has are left out.
 *
 * @see Kahn 1962, "Topological sorting of large networks"
 */
export function graphStructure(nodes: readonly Node[]): PlacedNode[] {
  const byName = [...nodes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const numbers = new Map(byName.map((node, number) => [node.name, number]));
  const after = byName.map((node) =>
    node.after.map((name) => numbers.get(name)).filter((number) => number !== undefined),
  );
  const dependents = dependentsOf(after);
  const order = orderOf(after, dependents);
  const places = new Map(order.map((number, place) => [number, place]));
  const placesOf = (list: readonly number[] = []): number[] =>
    list.map((number) => places.get(number)).filter((place) => place !== undefined);
  return order.flatMap((number) => {
    const node = byName[number];
    return node ? [{ node, after: placesOf(after[number]), dependents: placesOf(dependents[number]) }] : [];
  });
}

function dependentsOf(after: readonly (readonly number[])[]): number[][] {
  const dependents: number[][] = after.map(() => []);
  for (const [number, list] of after.entries()) for (const earlier of list) dependents[earlier]?.push(number);
  return dependents;
}

function orderOf(
  after: readonly (readonly number[])[],
  dependents: readonly (readonly number[])[],
): number[] {
  const missing = after.map((list) => list.length);
  const ready = new ReadyQueue();
  for (const [number, count] of missing.entries()) if (count === 0) ready.push(number);
  const order: number[] = [];
  for (let number = ready.pop(); number !== undefined; number = ready.pop()) {
    order.push(number);
    for (const dependent of dependents[number] ?? []) {
      const left = (missing[dependent] ?? 0) - 1;
      missing[dependent] = left;
      if (left === 0) ready.push(dependent);
    }
  }
  return order;
}
