import type { Span } from '../../model/span.ts';

/** A span in its place; a span that refers to one that is not there, or back to itself, stands at the top. */
export interface SpanNode {
  readonly span: Span;
  /** Place of the node in the tree, from 0. */
  readonly index: number;
  readonly parent: SpanNode | null;
  /** 0 at the top. */
  readonly depth: number;
  /** By start. */
  readonly children: readonly SpanNode[];
  /** How many nodes are beneath it; they follow it in the tree. */
  readonly beneath: number;
  /** Its parent was not recorded, or is itself. */
  readonly isStray: boolean;
}

/**
 * The spans of a trial as a tree, each followed by what is beneath it: those with one parent by their starts, and in
 * the order of the trace where they start together.
 *
 * Every span is in it once, however a trace from elsewhere refers to itself; of several spans with one id the first is
 * the parent that is meant.
 */
export function spanTree(spans: readonly Span[]): SpanNode[] {
  const byId = new Map<number, Span>();
  for (const span of spans) if (!byId.has(span.id)) byId.set(span.id, span);
  const beneath = new Map<Span | null, Span[]>();
  for (const span of spans) {
    const parent = span.parent === null ? null : (byId.get(span.parent) ?? null);
    const siblings = beneath.get(parent);
    if (siblings) siblings.push(span);
    else beneath.set(parent, [span]);
  }
  for (const siblings of beneath.values()) siblings.sort((a, b) => a.startMs - b.startMs);
  const tree: MutableNode[] = [];
  const placed = new Set<Span>();
  for (const span of beneath.get(null) ?? []) place(span, beneath, tree, placed);
  // What is left hangs in circles.
  for (const span of spans) place(span, beneath, tree, placed);
  return tree;
}

interface MutableNode extends Omit<SpanNode, 'beneath'> {
  readonly parent: MutableNode | null;
  readonly children: MutableNode[];
  beneath: number;
}

/** Puts a span and all beneath it at the end of the tree; without recursion, for traces may be deep. */
function place(
  top: Span,
  beneath: ReadonlyMap<Span | null, readonly Span[]>,
  tree: MutableNode[],
  placed: Set<Span>,
): void {
  const waiting: { readonly span: Span; readonly parent: MutableNode | null }[] = [
    { span: top, parent: null },
  ];
  const first = tree.length;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { span, parent } = next;
    if (placed.has(span)) continue;
    placed.add(span);
    const node: MutableNode = {
      span,
      index: tree.length,
      parent,
      depth: parent ? parent.depth + 1 : 0,
      children: [],
      beneath: 0,
      isStray: parent === null && span.parent !== null,
    };
    tree.push(node);
    parent?.children.push(node);
    const children = beneath.get(span) ?? [];
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) waiting.push({ span: child, parent: node });
    }
  }
  for (let index = tree.length - 1; index >= first; index--) {
    const node = tree[index];
    if (node?.parent) node.parent.beneath += node.beneath + 1;
  }
}
