import type { Estimate, Figures } from '../model/report.ts';
import type { CellColumns } from './cell-columns.ts';
import {
  measureMaximum,
  measureMean,
  measureMeanLatency,
  measurePercentile,
  orderLatencies,
} from './measure-latency.ts';
import { measureErrorRate, measurePassRate, measureScore } from './measure-rates.ts';
import { gatherSample, type Sample } from './sample.ts';

/** All figures over some cells, each with its interval; what was not measured is null. */
export function measureFigures(cells: readonly CellColumns[]): Figures {
  const sample = gatherSample(cells);
  const { counts, byCase } = sample;
  return {
    cases: byCase.size,
    trials: counts.passed + counts.failed + counts.errored,
    ...counts,
    retried: sample.retried,
    cold: sample.cold,
    passRate: measurePassRate(byCase),
    scoreMean: measureScore(byCase),
    errorRate: measureErrorRate(byCase),
    latency: measureLatency(sample),
    waitP95: measureWait(sample),
    costMeanUsd: meanOf(sample.costsUsd),
    costTotalUsd: totalOf(sample.costsUsd),
    tokensMean: meanOf(sample.tokens),
    tokensTotal: totalOf(sample.tokens),
  };
}

/** 95th percentile of the time in which only human gates were waited for. */
export function measureWait(sample: Sample, level = 0.95): Estimate | null {
  const ordered = orderLatencies({ latenciesMs: sample.waitsMs, timedOutMs: [], unmeasured: 0 });
  return measurePercentile(ordered, 0.95, level);
}

/** Mean of values of which none may be unknown; null otherwise. */
export function meanOf(values: readonly (number | null)[], level = 0.95): Estimate | null {
  return allKnown(values) ? measureMean(values, level) : null;
}

/** Sum of values of which none may be unknown; null otherwise. */
export function totalOf(values: readonly (number | null)[]): number | null {
  return values.length > 0 && allKnown(values) ? values.reduce((sum, value) => sum + value, 0) : null;
}

function measureLatency(sample: Sample): Figures['latency'] {
  const latencies = orderLatencies(sample);
  return {
    estimator: 'R-7',
    measured: latencies.sortedMs.length,
    censored: latencies.censored,
    leftOut: sample.counts.passed + sample.counts.failed + sample.counts.errored - latencies.sortedMs.length,
    p50: measurePercentile(latencies, 0.5),
    p90: measurePercentile(latencies, 0.9),
    p95: measurePercentile(latencies, 0.95),
    p99: measurePercentile(latencies, 0.99),
    max: measureMaximum(latencies),
    mean: measureMeanLatency(latencies),
  };
}

function allKnown(values: readonly (number | null)[]): values is readonly number[] {
  return values.every((value) => value !== null);
}
