import { didYouMean } from '../../model/did-you-mean.ts';
import { isId } from '../../model/is-id.ts';
import { completePolicy } from '../reliability/retry-policy.ts';
import { findCycles } from './find-cycles.ts';
import type { PlacedNode } from './graph-structure.ts';
import type { Node } from './node.ts';

/**
 * All that keeps a graph from running, in sentences that name the nodes.
 *
 * @param placed - the nodes that can be put in order
 */
export function problemsOfGraph(nodes: readonly Node[], placed: readonly PlacedNode[]): string[] {
  if (nodes.length === 0) return ['It has no nodes.'];
  const named = nodes.flatMap((node) => problemsOfName(node.name));
  const own = nodes.flatMap(problemsOfNode);
  const problems = [...named, ...problemsOfDoubles(nodes), ...problemsOfDependencies(nodes), ...own];
  return [...problems, ...problemsOfCycles(nodes, placed)];
}

function problemsOfName(name: unknown): string[] {
  // It would set the prototype of the record of results.
  if (typeof name === 'string' && isId(name) && name !== '__proto__') return [];
  return [`${quote(name)} cannot name a node: only letters, digits, ".", "_" and "-" can.`];
}

function problemsOfDoubles(nodes: readonly Node[]): string[] {
  const first = new Map<string, string>();
  const problems = new Set<string>();
  for (const { name } of nodes) {
    const plain = String(name).toLowerCase();
    const earlier = first.get(plain);
    if (earlier === undefined) first.set(plain, name);
    else if (earlier === name) problems.add(`Two nodes are named ${quote(name)}.`);
    else problems.add(`The names ${quote(earlier)} and ${quote(name)} differ only in case.`);
  }
  return [...problems];
}

function problemsOfDependencies(nodes: readonly Node[]): string[] {
  const names = new Set(nodes.map(({ name }) => name));
  return nodes.flatMap(({ name, after }) =>
    after.flatMap((earlier) => {
      if (earlier === name) return [`${quote(name)} runs after itself.`];
      if (names.has(earlier)) return [];
      const meant = didYouMean(earlier, names);
      const hint = meant === null ? '' : ` Did you mean ${quote(meant)}?`;
      return [`${quote(name)} runs after ${quote(earlier)}, which is not a node of the graph.${hint}`];
    }),
  );
}

function problemsOfNode({ name, retry, timeoutMs }: Node): string[] {
  const problems: string[] = [];
  if (timeoutMs !== null && !(timeoutMs > 0 && Number.isFinite(timeoutMs)))
    problems.push(`"timeoutMs" of ${quote(name)} must be a number above 0, not ${timeoutMs}.`);
  try {
    if (retry) completePolicy(retry);
  } catch (error) {
    problems.push(
      `The retries of ${quote(name)} cannot be meant: ${error instanceof Error ? error.message : error}`,
    );
  }
  return problems;
}

function problemsOfCycles(nodes: readonly Node[], placed: readonly PlacedNode[]): string[] {
  const inOrder = new Set(placed.map(({ node }) => node));
  const stuck = nodes.filter((node) => !inOrder.has(node));
  return findCycles(stuck).map(
    (cycle) => `These nodes wait for each other: ${[...cycle, cycle[0]].map(quote).join(' → ')}.`,
  );
}

function quote(name: unknown): string {
  return `"${String(name)}"`;
}
