import type { Estimate, Figures } from '../../model/report.ts';
import { measureRepeats } from '../bench/measure-repeats.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import { countOutcomes } from './count-outcomes.ts';
import { gatherLatencies } from './gather-latencies.ts';
import { gatherValues } from './gather-values.ts';
import { measureMaximum, measureMean, measureMeanLatency, measurePercentile } from './measure-latency.ts';
import { measureErrorRate, measurePassRate, measureScore } from './measure-rates.ts';

/** All figures over some cells, each with its interval; what was not measured is null. */
export function measureFigures(cells: readonly CellColumns[]): Figures {
  const { byCase, counts, trials, retried, cold } = countOutcomes(cells);
  const costsUsd = gatherValues(cells, 'costUsd');
  const tokens = gatherValues(cells, 'tokens');
  const repeats = measureRepeats(byCase);
  return {
    cases: byCase.size,
    trials,
    ...counts,
    retried,
    cold,
    passRate: measurePassRate(byCase),
    scoreMean: measureScore(byCase),
    errorRate: measureErrorRate(byCase),
    latency: measureLatency(cells, trials),
    waitP95: measureWait(cells),
    costMeanUsd: meanOf(costsUsd),
    costTotalUsd: totalOf(costsUsd),
    tokensMean: meanOf(tokens),
    tokensTotal: totalOf(tokens),
    ...(repeats.length > 0 ? { repeats } : {}),
  };
}

/** 95th percentile of the time in which only human gates were waited for. */
export function measureWait(cells: readonly CellColumns[], level = 0.95): Estimate | null {
  const waitsMs = gatherValues(cells, 'waitMs') ?? new Float64Array();
  const nobodyWaited = cells.every(({ trials }) => trials.waitMs === null);
  const sortedMs = nobodyWaited ? waitsMs : waitsMs.sort();
  return measurePercentile({ sortedMs, censored: 0, unmeasured: 0 }, 0.95, level);
}

/** Mean of values of which none may be unknown; null otherwise. */
export function meanOf(values: Float64Array | null, level = 0.95): Estimate | null {
  return values && measureMean(values, level);
}

/** Sum of values of which none may be unknown; null otherwise. */
export function totalOf(values: Float64Array | null): number | null {
  return values && values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
}

function measureLatency(cells: readonly CellColumns[], trials: number): Figures['latency'] {
  const latencies = gatherLatencies(cells);
  return {
    estimator: 'R-7',
    measured: latencies.sortedMs.length,
    censored: latencies.censored,
    leftOut: trials - latencies.sortedMs.length,
    p50: measurePercentile(latencies, 0.5),
    p90: measurePercentile(latencies, 0.9),
    p95: measurePercentile(latencies, 0.95),
    p99: measurePercentile(latencies, 0.99),
    max: measureMaximum(latencies),
    mean: measureMeanLatency(latencies),
  };
}
