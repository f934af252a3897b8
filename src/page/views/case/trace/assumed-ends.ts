import { isTrialSpan } from '../../../../report/trace/is-trial-span.ts';
import type { SpanNode } from '../../../../report/trace/span-tree.ts';

/**
 * When each span of a tree ended, by its place in the tree. What was cut off is taken to have gone on until the innermost
 * span around it ended, which gave it up, or else to the end of the trace. No span ends before it began.
 *
 * @param endMs - end of the trace
 */
export function assumedEnds(tree: readonly SpanNode[], endMs: number): readonly number[] {
  const ends: number[] = [];
  for (const { span, parent } of tree) {
    const givenUpMs = parent ? (ends[parent.index] ?? endMs) : isTrialSpan(span) ? span.startMs : endMs;
    ends.push(Math.max(span.startMs, span.endMs ?? givenUpMs));
  }
  return ends;
}
