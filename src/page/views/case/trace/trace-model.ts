import type { Span } from '../../../../model/span.ts';
import { type SpanNode, spanTree } from '../../../../report/trace/span-tree.ts';
import { assumedEnds } from './assumed-ends.ts';
import { criticalPath, type PathStep } from './critical-path.ts';
import { traceReach } from './trace-reach.ts';

/** What all parts of the view read of a trace. */
export interface TraceModel {
  readonly tree: readonly SpanNode[];
  /** The time axis, in milliseconds since the trial began. */
  readonly startMs: number;
  readonly endMs: number;
  /** When each span ended, or is taken to have ended, by its place in the tree. */
  readonly ends: readonly number[];
  readonly path: readonly PathStep[];
  /** The steps of the path that are a span's own, by its place in the tree. */
  readonly pathOf: ReadonlyMap<number, readonly PathStep[]>;
}

export function traceModel(spans: readonly Span[]): TraceModel {
  const tree = spanTree(spans);
  const { startMs, endMs } = traceReach(spans);
  const ends = assumedEnds(tree, endMs);
  const path = criticalPath(tree, ends);
  const pathOf = new Map<number, PathStep[]>();
  for (const step of path) {
    if (!step.node) continue;
    const steps = pathOf.get(step.node.index);
    if (steps) steps.push(step);
    else pathOf.set(step.node.index, [step]);
  }
  return { tree, startMs, endMs, ends, path, pathOf };
}
