import { formatCount } from '../model/format-count.ts';
import type { Estimate, ThresholdResult } from '../model/report.ts';
import {
  type Metric,
  type Operator,
  type ScopedThreshold,
  type Threshold,
  unitOf,
} from '../model/threshold.ts';
import { formatApart } from './format-apart.ts';
import { formatValue } from './format-value.ts';
import { type Measured, measureMetric } from './measure-metric.ts';
import type { RunFold } from './run-fold.ts';
import { trialsNeeded } from './trials-needed.ts';

/**
 * Holds one threshold against what was measured.
 *
 * Values are compared as they are, never rounded; with a confidence level the bound of the interval is compared.
 */
export function evaluateThreshold(fold: RunFold, scoped: ScopedThreshold): ThresholdResult {
  const { threshold, from, suite } = scoped;
  const measured = measureMetric(fold, scoped, threshold.confidence ?? 0.95);
  return {
    threshold: threshold.text,
    from,
    ...(suite === undefined ? {} : { suite }),
    measured: measured.estimate,
    unit: unitOf(threshold.metric),
    ...decide(threshold, measured),
  };
}

type Decision = Pick<ThresholdResult, 'evaluated' | 'met' | 'reason'>;

function decide(threshold: Threshold, { selected, estimate, trialsNeeded: needed }: Measured): Decision {
  if (selected === 0) return missed('It selects no trial.');
  if (threshold.limit.type === 'baseline') {
    return { evaluated: false, met: true, reason: 'Not evaluated: there is no baseline to compare with.' };
  }
  if (estimate === null) return missed(`Not measured: ${whyNotMeasured(threshold.metric)}.`);
  const { value: limit } = threshold.limit;
  const met = keeps(threshold.operator, estimate, estimate.value, limit);
  if (met && threshold.confidence !== undefined) return decideByBound(threshold, estimate, limit, needed);
  const measured = show(estimate, estimate.value, limit, threshold.metric);
  return { evaluated: true, met, reason: `${measured} ${against(threshold, limit, met)}` };
}

function decideByBound(
  threshold: Threshold,
  estimate: Estimate,
  limit: number,
  needed: number | undefined,
): Decision {
  const isFloor = threshold.operator === '>=' || threshold.operator === '>';
  const bound = isFloor ? estimate.lower : estimate.upper;
  if (bound === null) return tooFew(estimate, needed ?? null);
  const met = keeps(threshold.operator, estimate, bound, limit);
  const isShare = /^(pass|error|invalid)-rate$/.test(threshold.metric);
  const isPercentile = /^(latency|wait)-(p\d|max)/.test(threshold.metric);
  if (!met && !isPercentile) return tooFew(estimate, trialsNeeded(estimate, bound, limit, isShare));
  const level = `${Number((estimate.level * 100).toPrecision(4))} %`;
  const measured = show(estimate, bound, limit, threshold.metric);
  return {
    evaluated: true,
    met,
    reason: `The ${isFloor ? 'lower' : 'upper'} ${level} bound ${measured} ${against(threshold, limit, met)}`,
  };
}

function tooFew({ samples }: Estimate, needed: number | null): Decision {
  const count = formatCount(samples);
  if (needed === null)
    return missed(`Too few trials to say: no number of trials like these ${count} is enough.`);
  return missed(
    `Too few trials to say: ${count} were measured, about ${formatCount(needed)} that go as well are needed.`,
  );
}

function against({ operator, metric }: Threshold, limit: number, met: boolean): string {
  return `${met ? 'meets' : 'misses'} ${operator} ${formatValue(limit, unitOf(metric))}.`;
}

function show({ atLeast }: Estimate, value: number, limit: number, metric: Metric): string {
  return `${atLeast ? '≥ ' : ''}${formatApart(value, limit, unitOf(metric))}`;
}

function whyNotMeasured(metric: Metric): string {
  const repeated = /^pass-(?:at|hat)-(\d+)$/.exec(metric);
  if (repeated) return `a case has fewer than ${repeated[1]} trials; see --iterations`;
  if (metric.startsWith('latency-')) return 'some trials have no latency that can be vouched for';
  if (metric.startsWith('cost-')) return 'the cost of some trials is not known';
  if (metric.startsWith('tokens-')) return 'the tokens of some trials are not known';
  return 'some trials have no value for it';
}

function keeps(operator: Operator, estimate: Estimate, value: number, limit: number): boolean {
  return compare(value, operator, limit) && !isHiddenByHangs(operator, estimate);
}

/** A lower bound on a latency cannot show that it is small enough. */
function isHiddenByHangs(operator: Operator, estimate: Estimate): boolean {
  return estimate.atLeast === true && operator !== '>=' && operator !== '>';
}

function compare(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>=':
      return value > limit || isSame(value, limit);
    case '<=':
      return value < limit || isSame(value, limit);
    case '>':
      return value > limit && !isSame(value, limit);
    case '<':
      return value < limit && !isSame(value, limit);
    case '==':
      return isSame(value, limit);
  }
}

/** Ten scores of 0.7 have a mean of 0.7, whatever adding them up did to the last places. Counts are far coarser. */
function isSame(value: number, limit: number): boolean {
  return Math.abs(value - limit) <= 8 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(limit));
}

function missed(reason: string): Decision {
  return { evaluated: true, met: false, reason };
}
