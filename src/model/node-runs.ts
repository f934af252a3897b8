import type { Json } from './json.ts';
import { attribute, type NodeStatus, nodeStatuses, type Span } from './span.ts';

/** One node of a graph in one run of the graph, as the trace tells it. */
export interface NodeRun {
  readonly name: string;
  /** The node from its start to its settled state. */
  readonly span: Span;
  /** null: cut off before it was settled. */
  readonly status: NodeStatus | null;
  /** How often it was tried; 0 for a node that never ran. */
  readonly attempts: number;
  /** The spans of its attempts, in their order. */
  readonly attemptSpans: readonly Span[];
  /** Name of the node that is to blame for its not running. */
  readonly cause: string | null;
  /** What it gave; undefined where that was not recorded. */
  readonly output: Json | undefined;
}

/** The nodes of all graphs of a trace in the order in which they began. */
export function nodeRunsOf(spans: readonly Span[]): NodeRun[] {
  const attempts = new Map<number, Span[]>();
  for (const span of spans) {
    if (span.parent === null || !isNodeAttempt(span)) continue;
    const siblings = attempts.get(span.parent);
    if (siblings) siblings.push(span);
    else attempts.set(span.parent, [span]);
  }
  return spans
    .filter((span) => span.name === 'node' && !isNodeAttempt(span))
    .map((span) => nodeRunOf(span, attempts.get(span.id) ?? []));
}

/** Whether a span is one attempt of a node, rather than the node or anything else. */
export function isNodeAttempt({ name, attributes }: Pick<Span, 'name' | 'attributes'>): boolean {
  return name === 'node' && typeof attributes[attribute.nodeAttempt] === 'number';
}

function nodeRunOf(span: Span, attemptSpans: readonly Span[]): NodeRun {
  const { attributes } = span;
  const attempts = attributes[attribute.nodeAttempts];
  const cause = attributes[attribute.nodeCause];
  return {
    name: span.label,
    span,
    status: statusOf(span),
    attempts: typeof attempts === 'number' ? attempts : Math.max(1, attemptSpans.length),
    attemptSpans,
    cause: typeof cause === 'string' ? cause : null,
    output: attributes[attribute.nodeOutput],
  };
}

/** A span that an agent opened by hand says nothing of its status: then it is told by how it ended. */
function statusOf({ attributes, endMs, error }: Span): NodeStatus | null {
  const told = nodeStatuses.find((status) => status === attributes[attribute.nodeStatus]);
  if (told !== undefined || attributes[attribute.nodeStatus] !== undefined) return told ?? null;
  if (endMs === null) return null;
  return error ? 'failed' : 'succeeded';
}
