import type { Span } from '../../../../model/span.ts';

/**
 * The last moment that a trace tells of, in milliseconds since the trial began: what was cut off is taken to have gone
 * on until then. 0 where it tells of nothing later.
 */
export function traceEnd(spans: readonly Span[]): number {
  let endMs = 0;
  for (const span of spans) {
    endMs = Math.max(endMs, span.startMs, span.endMs ?? 0);
    for (const { atMs } of span.events) endMs = Math.max(endMs, atMs);
  }
  return endMs;
}
