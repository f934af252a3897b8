import type { Span } from '../../../../model/span.ts';
import { isTrialSpan } from '../../../../report/trace/is-trial-span.ts';

/** The first and the last moment that a trace tells of, in milliseconds since the trial began; both 0 of an empty one. */
export function traceReach(spans: readonly Span[]): { readonly startMs: number; readonly endMs: number } {
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = Number.NEGATIVE_INFINITY;
  const tell = (ms: number): void => {
    startMs = Math.min(startMs, ms);
    endMs = Math.max(endMs, ms);
  };
  for (const span of spans) {
    if (!isTrialSpan(span)) tell(span.startMs);
    if (span.endMs !== null) tell(span.endMs);
    for (const { atMs } of span.events) tell(atMs);
  }
  return endMs >= startMs ? { startMs, endMs } : { startMs: 0, endMs: 0 };
}
