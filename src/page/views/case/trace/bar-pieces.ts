import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute } from '../../../../model/span.ts';
import { isTrialSpan } from '../../../../report/trace/is-trial-span.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import type { TraceModel } from './trace-model.ts';

export const pieceMeanings = {
  running: 'running',
  failed: 'failed',
  waiting: 'waiting at a gate',
  pause: 'pause before a retry',
  unrun: 'did not run',
} as const;

/** A part of a bar, in milliseconds since the trial began. */
export interface BarPiece {
  readonly kind: keyof typeof pieceMeanings;
  readonly startMs: number;
  readonly endMs: number;
  /** Its end was not seen. */
  readonly isCut: boolean;
}

/**
 * What the bar of a span shows, the later over the earlier: the attempts of a node and the pauses between them, and when
 * something in it waited at a gate.
 *
 * @param trace - that the node is of
 */
export function barPieces(node: SpanNode, trace: Pick<TraceModel, 'tree' | 'ends'>): BarPiece[] {
  const { span } = node;
  const draw = (kind: BarPiece['kind'], of = node): BarPiece => pieceOf(kind, of, trace);
  const work = (of = node): BarPiece => draw(of.span.error ? 'failed' : 'running', of);
  if (isTrialSpan(span)) return span.events.map(({ atMs }) => momentAt(atMs));
  if (span.name === 'gate') return [draw('waiting')];
  if (span.name !== 'node') return [work()];
  if (span.attributes[attribute.nodeAttempts] === 0) return [draw('unrun')];
  const attempts = node.children.filter((child) => isNodeAttempt(child.span));
  const inside = trace.tree.slice(node.index + 1, node.index + 1 + node.beneath);
  return [
    ...(attempts.length > 1 ? [draw('pause')] : []),
    ...(attempts.length > 0 ? attempts.map((attempt) => work(attempt)) : [work()]),
    ...inside.filter((one) => one.span.name === 'gate').map((gate) => draw('waiting', gate)),
  ];
}

function pieceOf(
  kind: BarPiece['kind'],
  { span, index }: SpanNode,
  { ends }: Pick<TraceModel, 'ends'>,
): BarPiece {
  const { startMs, endMs } = span;
  return { kind, startMs, endMs: ends[index] ?? startMs, isCut: endMs === null };
}

function momentAt(atMs: number): BarPiece {
  return { kind: 'running', startMs: atMs, endMs: atMs, isCut: false };
}
