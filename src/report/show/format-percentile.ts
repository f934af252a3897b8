import type { Estimate } from '../../model/report.ts';
import { formatValue } from './format-value.ts';

/** A percentile for a table. One whose interval has no upper bound is marked: its value is not to be trusted yet. */
export function formatPercentile(estimate: Estimate | null): string {
  if (!estimate) return '–';
  return `${estimate.atLeast ? '≥ ' : ''}${formatValue(estimate.value, 'duration')}${estimate.note ? '*' : ''}`;
}
