import type { SpanNode } from '../../../../report/trace/span-tree.ts';
import type { TraceModel } from './trace-model.ts';

/** A stretch of the time axis. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Where the row of a span is on the critical path: in the span's own steps of it, and of a folded one also in those of
 * all that is beneath it. Gaps that nobody could see are closed, so that there are never very many.
 */
export function pathOnRow(
  { index, beneath }: SpanNode,
  isOpen: boolean | null,
  { pathOf, startMs, endMs }: Pick<TraceModel, 'pathOf' | 'startMs' | 'endMs'>,
): Stretch[] {
  const unseenMs = (endMs - startMs) / 1000;
  const hidden = isOpen === false ? beneath : 0;
  const steps = Array.from({ length: 1 + hidden }, (_, place) => pathOf.get(index + place) ?? []).flat();
  const stretches: Stretch[] = [];
  for (const step of steps.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = stretches.at(-1);
    if (last && step.startMs - last.endMs <= unseenMs)
      stretches[stretches.length - 1] = { startMs: last.startMs, endMs: step.endMs };
    else stretches.push({ startMs: step.startMs, endMs: step.endMs });
  }
  return stretches;
}
