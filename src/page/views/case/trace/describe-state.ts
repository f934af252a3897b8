import { gateRunsOf } from '../../../../model/gate-runs.ts';
import { isNodeAttempt, nodeRunsOf } from '../../../../model/node-runs.ts';
import { isTrialSpan } from '../../../../report/trace/is-trial-span.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';

/** How a span ended, in a few words: `failed, ×3`, `reject by dana`, `timeout`; empty where there is nothing to say. */
export function describeState({ span, children, isStray }: SpanNode): string {
  const parts = [...statusOf(span, children), ...(isStray ? ['parent not recorded'] : [])];
  return parts.join(', ');
}

function statusOf(span: SpanNode['span'], children: SpanNode['children']): string[] {
  if (isTrialSpan(span)) return ['what was noted outside of any span'];
  if (span.name === 'gate') return gateState(span);
  if (isNodeAttempt(span)) return span.error ? [span.error.kind] : [];
  if (span.name === 'node') return nodeState([span, ...children.map((child) => child.span)]);
  return span.error ? [span.error.kind] : [];
}

function gateState(span: SpanNode['span']): string[] {
  const [gate] = gateRunsOf([span]);
  if (!gate || gate.decision === null)
    return [span.error?.kind ?? (span.endMs === null ? 'undecided' : 'no decision')];
  return [`${gate.decision}${gate.by !== null ? ` by ${gate.by}` : gate.automatic ? ' by time-out' : ''}`];
}

function nodeState(spans: readonly SpanNode['span'][]): string[] {
  const [node] = nodeRunsOf(spans);
  if (!node) return [];
  const { status, cause, attempts } = node;
  const settled =
    status === null || status === 'succeeded' ? [] : [cause === null ? status : `${status}: ${cause}`];
  return [...settled, ...(attempts > 1 ? [`×${attempts}`] : [])];
}
