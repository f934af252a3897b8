import type { ThresholdResult } from '../../model/report.ts';
import type { MetricFamily } from './metric-family.ts';

/** Whether each threshold was met; of one that could not be evaluated, only that. */
export function thresholdMetrics(thresholds: readonly ThresholdResult[]): MetricFamily[] {
  const labelsOf = ({ threshold, suite }: ThresholdResult) => ({
    threshold,
    ...(suite === undefined ? {} : { suite }),
  });
  return [
    {
      name: 'agent_eval_threshold_met',
      help: '1 where the threshold was met, 0 where it was missed.',
      samples: thresholds.map((result) => ({
        labels: labelsOf(result),
        value: result.evaluated ? Number(result.met) : null,
      })),
    },
    {
      name: 'agent_eval_threshold_evaluated',
      help: '1 where the threshold could be evaluated, 0 where not, as without a baseline.',
      samples: thresholds.map((result) => ({ labels: labelsOf(result), value: Number(result.evaluated) })),
    },
  ];
}
