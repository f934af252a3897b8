import type { Estimate } from '../../model/report.ts';
import { selects } from '../../model/select-cells.ts';
import type { Metric, ScopedThreshold } from '../../model/threshold.ts';
import { quantileIntervalOfSorted } from '../../stats/quantile-interval-of-sorted.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import type { JudgeRow } from '../fold/judge-column.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { type CaseOutcomes, countOutcomes, type Outcomes } from './count-outcomes.ts';
import { gatherLatencies, type Latencies } from './gather-latencies.ts';
import { gatherValues } from './gather-values.ts';
import { meanOf, measureWait, totalOf } from './measure-figures.ts';
import { measureMaximum, measureMeanLatency, measurePercentile } from './measure-latency.ts';
import {
  measureErrorRate,
  measurePassRate,
  measureRate,
  measureRepeated,
  measureScore,
} from './measure-rates.ts';

/** The metric of a threshold over what it selects. */
export interface Measured {
  /** Trials that it selects, those included that do not count. */
  readonly selected: number;
  /** null: not measured. */
  readonly estimate: Estimate | null;
  /** Invalid ones among them, which count for nothing. */
  readonly invalid: number;
  /** Cases that were measured; repeats of a case are no further evidence of a rate. */
  readonly cases: number;
  /** Trials that the interval needs for a bound on both sides, where there are too few. */
  readonly trialsNeeded?: number;
}

/** Measures what a threshold asks for. */
export function measureMetric(run: MeasuredRun, scoped: ScopedThreshold, level: number): Measured {
  const cells = run.cells.filter((cell) => selects(scoped, cell));
  const judge = scoped.threshold.selectors.find((selector) => selector.by === 'judge');
  if (judge) return measureJudge(cells, judge.name, scoped.threshold.metric, level);
  const { metric } = scoped.threshold;
  const outcomes = countOutcomes(cells);
  const selected = outcomes.counts.invalid + outcomes.trials;
  const counted = { selected, invalid: outcomes.counts.invalid };
  const percentile = percentileOf(metric);
  if (metric === 'invalid-rate') return { ...counted, ...measureInvalidRate(cells, level) };
  if (percentile === null) {
    return { ...counted, cases: outcomes.byCase.size, estimate: measure(metric, cells, outcomes, level) };
  }
  const latencies = gatherLatencies(cells);
  const estimate = measurePercentile(latencies, percentile, level);
  return { ...counted, cases: outcomes.byCase.size, estimate, ...trialsNeeded(latencies, percentile, level) };
}

function trialsNeeded(latencies: Latencies, percentile: number, level: number): { trialsNeeded?: number } {
  if (latencies.sortedMs.length === 0) return {};
  const interval = quantileIntervalOfSorted(latencies.sortedMs, percentile, level);
  return interval.upper === null ? { trialsNeeded: interval.trialsNeeded } : {};
}

function percentileOf(metric: Metric): number | null {
  const digits = /^latency-p(\d+)$/.exec(metric)?.[1];
  return digits === undefined ? null : Number(`0.${digits}`);
}

function measure(
  metric: Metric,
  cells: readonly CellColumns[],
  outcomes: Outcomes,
  level: number,
): Estimate | null {
  switch (metric) {
    case 'pass-rate':
      return measurePassRate(outcomes.byCase, level);
    case 'error-rate':
      return measureErrorRate(outcomes.byCase, level);
    case 'score-mean':
      return measureScore(outcomes.byCase, level);
    case 'latency-max':
      return measureMaximum(gatherLatencies(cells), level);
    case 'latency-mean':
      return measureMeanLatency(gatherLatencies(cells), level);
    case 'wait-p95':
      return measureWait(cells, level);
    case 'cost-mean':
      return meanOf(gatherValues(cells, 'costUsd'), level);
    case 'tokens-mean':
      return meanOf(gatherValues(cells, 'tokens'), level);
    case 'cost-total':
      return exactly(totalOf(gatherValues(cells, 'costUsd')), outcomes, level);
    case 'tokens-total':
      return exactly(totalOf(gatherValues(cells, 'tokens')), outcomes, level);
    default:
      return measureRepeatedMetric(metric, outcomes, level);
  }
}

function measureRepeatedMetric(metric: Metric, { byCase }: Outcomes, level: number): Estimate | null {
  const match = /^(pass-at|pass-hat)-(\d+)$/.exec(metric);
  if (!match) return null;
  const kind = match[1] === 'pass-at' ? 'pass-at' : 'pass-hat';
  const measured = measureRepeated(kind, Number(match[2]), byCase, level);
  return measured && { ...measured.estimate, note: `lowest of a case: ${measured.lowest}` };
}

function measureInvalidRate(
  cells: readonly CellColumns[],
  level: number,
): Pick<Measured, 'estimate' | 'cases'> {
  const byCase = new Map<string, { trials: number; invalid: number }>();
  for (const cell of cells) {
    const { counts, trials } = countOutcomes([cell]);
    const known = byCase.get(cell.case) ?? { trials: 0, invalid: 0 };
    known.trials += trials + counts.invalid;
    known.invalid += counts.invalid;
    if (known.trials > 0) byCase.set(cell.case, known);
  }
  const estimate = measureRate([...byCase.values()], ({ invalid }) => invalid, level);
  return { estimate, cases: byCase.size };
}

/** A total is what it is; it has no interval. */
function exactly(value: number | null, { trials }: Outcomes, level: number): Estimate | null {
  return value === null ? null : { value, lower: null, upper: null, level, samples: trials };
}

function measureJudge(cells: readonly CellColumns[], judge: string, metric: Metric, level: number): Measured {
  const byCase = new Map<string, CaseOutcomes>();
  let selected = 0;
  let unknown = 0;
  for (const cell of cells) {
    const column = cell.judged(judge);
    if (!column) {
      const { trials } = countOutcomes([cell]);
      selected += trials;
      unknown += trials;
    }
    for (const row of column?.rows() ?? []) {
      selected++;
      if (row === null) unknown++;
      else addTo(byCase, cell.planned.case, row);
    }
  }
  const counted = { selected, invalid: 0, cases: byCase.size };
  if (unknown > 0) return { ...counted, estimate: null };
  if (selected === 0) return { ...counted, ...onlyInvalid(cells), estimate: null };
  const estimate = metric === 'score-mean' ? measureScore(byCase, level) : measurePassRate(byCase, level);
  return { ...counted, estimate };
}

/** A judge says nothing of invalid trials, which is not to say that it was not asked for. */
function onlyInvalid(cells: readonly CellColumns[]): Pick<Measured, 'selected' | 'invalid'> {
  const { counts, trials } = countOutcomes(cells);
  const invalid = trials === 0 ? counts.invalid : 0;
  return { selected: invalid, invalid };
}

function addTo(byCase: Map<string, CaseOutcomes>, key: string, { passed, score }: JudgeRow): void {
  const outcomes = byCase.get(key) ?? { passed: 0, errored: 0, trials: 0, scores: 0 };
  outcomes.trials++;
  outcomes.scores += score;
  if (passed) outcomes.passed++;
  byCase.set(key, outcomes);
}
