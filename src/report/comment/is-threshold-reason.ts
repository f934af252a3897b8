import type { ThresholdResult } from '../../model/report.ts';

/** Whether a reason of a verdict is a threshold that was missed; the others are told in words of their own. */
export function isThresholdReason(reason: string, thresholds: readonly ThresholdResult[]): boolean {
  return thresholds.some(({ met, threshold }) => !met && reason.startsWith(threshold));
}
