import { isNodeAttempt } from '../../../../model/node-runs.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';

/**
 * What is folded when a trace is opened: nodes of a graph in which nothing but their attempts was recorded, for their
 * bars show those.
 *
 * @returns places in the tree
 */
export function foldedAtFirst(tree: readonly SpanNode[]): Set<number> {
  const bare = tree.filter(({ children }) => children.length > 0 && children.every(isBareAttempt));
  return new Set(bare.map(({ index }) => index));
}

function isBareAttempt({ span, children }: SpanNode): boolean {
  return isNodeAttempt(span) && children.length === 0;
}
