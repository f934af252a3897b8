import type { Span } from '../../model/span.ts';
import type { ToolCall } from './tool-calls-of.ts';

/**
 * The agents that agents of a trace had work for them, in the order in which they began.
 *
 * A delegation is a span `invoke_agent` inside of another one. An agent that records a span of its own for the same work
 * counts once.
 */
export function delegationsOf(spans: readonly Span[]): ToolCall[] {
  const byId = new Map(spans.map((span) => [span.id, span]));
  return spans
    .filter((span) => isDelegation(span, byId))
    .map(({ label, error, endMs }) => ({
      name: label,
      args: {},
      status: error ? 'failed' : endMs === null ? 'unfinished' : 'succeeded',
    }));
}

function isDelegation(span: Span, byId: ReadonlyMap<number, Span>): boolean {
  if (span.name !== 'invoke_agent') return false;
  let above = span.parent === null ? undefined : byId.get(span.parent);
  while (above && above.name !== 'invoke_agent')
    above = above.parent === null ? undefined : byId.get(above.parent);
  return above !== undefined && above.label !== span.label;
}
