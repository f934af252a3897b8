import type { TimeScale } from './time-scale.ts';

/** Where a time stands in a chart: one that reaches the trials that ran out of time stands in their place. */
export function timePosition({ axis, hung }: TimeScale, timeMs: number, isAtLeast = false): number {
  if (hung && (isAtLeast || timeMs > axis.greatest)) return (hung[0] + hung[1]) / 2;
  return axis.position(timeMs);
}
