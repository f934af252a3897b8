import { parseThreshold } from '../../../model/parse-threshold.ts';
import type { ThresholdResult } from '../../../model/report.ts';
import type { Operator } from '../../../model/threshold.ts';
import { ratioScale } from './ratio-scale.ts';

export interface ThresholdScale {
  readonly ends: readonly [number, number];
  /** null: it is held against a baseline, whose value only the reason tells. */
  readonly limit: number | null;
  readonly operator: Operator;
}

/** What a measured value is drawn on beside its limit; null where there is nothing to draw. */
export function scaleOfThreshold({ threshold, measured, unit }: ThresholdResult): ThresholdScale | null {
  const parsed = parseThreshold(threshold);
  if (measured === null || 'problem' in parsed) return null;
  const { limit, operator } = parsed.threshold;
  const value = limit.type === 'value' ? limit.value : null;
  const shown = [measured.value, measured.lower, measured.upper, value].filter((one) => one !== null);
  return { ends: unit === 'ratio' ? ratioScale(shown) : fromNothing(shown), limit: value, operator };
}

/** A little over the greatest value, so that nothing lies on the edge. */
function fromNothing(values: readonly number[]): readonly [number, number] {
  const most = Math.max(...values);
  return [0, most > 0 ? Number((most * 1.1).toPrecision(2)) : 1];
}
