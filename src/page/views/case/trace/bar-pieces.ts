import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute, type Span } from '../../../../model/span.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';

export const pieceMeanings = {
  running: 'running',
  failed: 'failed',
  waiting: 'waiting at a gate',
  pause: 'pause before a retry',
  unrun: 'did not run',
} as const;

/** A part of a bar, in milliseconds since the trial began; an end of null: it was cut off. */
export interface BarPiece {
  readonly kind: keyof typeof pieceMeanings;
  readonly startMs: number;
  readonly endMs: number | null;
}

/**
 * What the bar of a span shows, the later over the earlier: the attempts of a node and the pauses between them, and when
 * something in it waited at a gate.
 *
 * @param tree - that the node is of
 */
export function barPieces(node: SpanNode, tree: readonly SpanNode[]): BarPiece[] {
  const { span } = node;
  const { startMs, endMs, error } = span;
  if (span.name === 'gate') return [{ kind: 'waiting', startMs, endMs }];
  if (span.name !== 'node') return [{ kind: error ? 'failed' : 'running', startMs, endMs }];
  if (span.attributes[attribute.nodeAttempts] === 0) return [{ kind: 'unrun', startMs, endMs }];
  const attempts = node.children.map((child) => child.span).filter(isNodeAttempt);
  const inside = tree.slice(node.index + 1, node.index + 1 + node.beneath);
  return [
    ...(attempts.length > 0 ? [{ kind: 'pause' as const, startMs, endMs }] : []),
    ...(attempts.length > 0 ? attempts : [span]).map(toAttempt),
    ...inside
      .map((one) => one.span)
      .filter(isGate)
      .map(toWaiting),
  ];
}

function isGate({ name }: Span): boolean {
  return name === 'gate';
}

function toAttempt({ startMs, endMs, error }: Span): BarPiece {
  return { kind: error ? 'failed' : 'running', startMs, endMs };
}

function toWaiting({ startMs, endMs }: Span): BarPiece {
  return { kind: 'waiting', startMs, endMs };
}
