import type { SpanNode } from '../../../../report/trace/span-tree.ts';

/** A row of the waterfall, as far as folding decides it. */
export interface SpanRow {
  readonly node: SpanNode;
  /** null: there is nothing beneath it. */
  readonly isOpen: boolean | null;
  /** Among those with the same parent: its place from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
}

/** The rows to show of a tree: all but those that lie beneath a folded node. */
export function layoutSpans(tree: readonly SpanNode[], folded: ReadonlySet<number>): SpanRow[] {
  const rows: SpanRow[] = [];
  const tops = tree.filter(({ parent }) => parent === null).length;
  const places = new Map<SpanNode | null, number>();
  for (let index = 0; index < tree.length; index++) {
    const node = tree[index];
    if (!node) break;
    const position = (places.get(node.parent) ?? 0) + 1;
    places.set(node.parent, position);
    const siblings = node.parent ? node.parent.children.length : tops;
    const isOpen = node.children.length === 0 ? null : !folded.has(node.index);
    rows.push({ node, isOpen, position, siblings });
    if (isOpen === false) index += node.beneath;
  }
  return rows;
}
