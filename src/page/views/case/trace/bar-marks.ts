import { isNodeAttempt } from '../../../../model/node-runs.ts';
import { attribute, type Span } from '../../../../model/span.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';

/** Something that happened at one moment of a bar. */
export interface BarMark {
  readonly kind: 'fault' | 'retry';
  readonly atMs: number;
  readonly what: string;
}

/**
 * Injected faults and retries on the bar of a span: its own, those of its attempts, and where it is folded those of all
 * that is beneath it.
 */
export function barMarks(node: SpanNode, isOpen: boolean | null, tree: readonly SpanNode[]): BarMark[] {
  const inside =
    isOpen === false
      ? tree.slice(node.index + 1, node.index + 1 + node.beneath)
      : node.children.filter(isAttempt);
  const spans = [node, ...inside].map(({ span }) => span);
  return [...retriesOf(node, spans), ...spans.flatMap(faultsOf)];
}

function isAttempt({ span }: SpanNode): boolean {
  return isNodeAttempt(span);
}

function faultsOf({ events }: Span): BarMark[] {
  return events
    .filter(({ name }) => name === 'fault')
    .map(({ atMs, attributes: { what } }) => ({
      kind: 'fault',
      atMs,
      what: typeof what === 'string' ? what : 'injected fault',
    }));
}

/** Attempts after the first; on the row of an attempt itself there is no need to repeat it. */
function retriesOf({ span: own }: SpanNode, spans: readonly Span[]): BarMark[] {
  return spans.flatMap((span) => {
    const attempt = span.attributes[attribute.nodeAttempt];
    if (span === own || !isNodeAttempt(span) || typeof attempt !== 'number' || attempt < 2) return [];
    return [{ kind: 'retry', atMs: span.startMs, what: `attempt ${attempt}` }];
  });
}
