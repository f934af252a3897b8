import type { TraceModel } from './trace-model.ts';

/** Where a moment lies on the time axis, for CSS: `12.5%`. */
export function shareOfAxis(ms: number, { startMs, endMs }: Pick<TraceModel, 'startMs' | 'endMs'>): string {
  const share = endMs > startMs ? (ms - startMs) / (endMs - startMs) : 0;
  return `${100 * Math.max(0, Math.min(1, share))}%`;
}
