interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The bounds of a difference, brought to zero where the test of the same data cannot tell it from chance: an interval
 * and a p-value beside each other must not say two things. A wider interval covers no less.
 */
export function reachZero<Interval extends Bounds>(
  interval: Interval,
  pValue: number,
  level: number,
): Interval {
  if (pValue <= 1 - level) return interval;
  return { ...interval, lower: Math.min(0, interval.lower), upper: Math.max(0, interval.upper) };
}
