import type { FoldedReport } from '../../model/report.ts';
import type { Reporter } from '../../model/reporter.ts';
import { figureMetrics } from './figure-metrics.ts';
import { runMetrics } from './run-metrics.ts';
import { thresholdMetrics } from './threshold-metrics.ts';
import { writeFamily } from './write-family.ts';

/**
 * Writes `metrics.txt`: the figures of agents and suites as gauges in the text format of OpenMetrics.
 *
 * No label names a case, and no sample has a time of its own, which the textfile collector and the Pushgateway refuse.
 */
export const openmetricsReporter: Reporter = {
  name: 'openmetrics',
  report: (report) => ({ files: [{ path: 'metrics.txt', content: chunksOf(report) }] }),
};

function* chunksOf(report: FoldedReport): Generator<string, undefined> {
  for (const family of runMetrics(report)) yield* writeFamily(family);
  for (const family of figureMetrics(report)) yield* writeFamily(family);
  for (const family of thresholdMetrics(report.thresholds)) yield* writeFamily(family);
  yield '# EOF\n';
}
