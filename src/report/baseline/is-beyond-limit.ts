import type { Threshold } from '../../model/threshold.ts';
import type { MeasuredDifference } from '../compare/measured-difference.ts';

/** Rounding of a mean in its last places is no worsening. */
const slack = 1e-12;

/** Whether a metric lies beyond `baseline ± margin`, whatever chance has to do with it. */
export function isBeyondLimit(threshold: Threshold, measured: MeasuredDifference): boolean {
  const { first, second, bound } = measured;
  const limit = limitOf(threshold, first);
  // A value that is known to be at least so much cannot be shown to be small enough.
  if (bound === 'at-least' && threshold.operator.startsWith('<')) return true;
  const over = (second - limit) * (threshold.operator.startsWith('<') ? 1 : -1);
  const tolerance = slack * Math.max(Math.abs(second), Math.abs(limit));
  return threshold.operator.endsWith('=') ? over > tolerance : over >= -tolerance;
}

/** The baseline's value with the margin, in the metric's unit. */
export function limitOf({ limit }: Threshold, baseline: number): number {
  if (limit.type === 'value' || !limit.margin) return baseline;
  const { value, unit } = limit.margin;
  return unit === 'relative' ? baseline * (1 + value) : baseline + value;
}
