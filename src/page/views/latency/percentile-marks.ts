import type { Estimate, Figures } from '../../../model/report.ts';

export interface PercentileMark {
  readonly name: 'P50' | 'P95' | 'P99';
  /** 0…1. */
  readonly share: number;
  readonly estimate: Estimate;
}

/** The percentiles that charts show; those that were not measured are left out. */
export function percentileMarks({ p50, p95, p99 }: Figures['latency']): PercentileMark[] {
  const marks = [
    { name: 'P50', share: 0.5, estimate: p50 },
    { name: 'P95', share: 0.95, estimate: p95 },
    { name: 'P99', share: 0.99, estimate: p99 },
  ] as const;
  return marks.flatMap(({ estimate, ...mark }) => (estimate ? [{ ...mark, estimate }] : []));
}
