import type { Estimate, ThresholdResult } from '../model/report.ts';
import { type Operator, type ScopedThreshold, type Threshold, unitOf } from '../model/threshold.ts';
import { formatValue } from './format-value.ts';
import { type Measured, measureMetric } from './measure-metric.ts';
import type { RunFold } from './run-fold.ts';

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

function decide(threshold: Threshold, { selected, estimate, trialsNeeded }: Measured): Decision {
  if (selected === 0) return missed('It selects no trial.');
  if (threshold.limit.type === 'baseline') {
    return { evaluated: false, met: true, reason: 'Not evaluated: there is no baseline to compare with.' };
  }
  if (estimate === null) return missed('Not measured: some trials have no value for it.');
  const { value: limit } = threshold.limit;
  const shown = (value: number): string => formatValue(value, unitOf(threshold.metric));
  if (threshold.confidence !== undefined)
    return decideByBound(threshold, estimate, limit, trialsNeeded, shown);
  const met =
    compare(estimate.value, threshold.operator, limit) && !isHiddenByHangs(threshold.operator, estimate);
  const measured = `${estimate.atLeast ? '≥ ' : ''}${shown(estimate.value)}`;
  return {
    evaluated: true,
    met,
    reason: `${measured} ${met ? 'meets' : 'misses'} ${threshold.operator} ${shown(limit)}.`,
  };
}

function decideByBound(
  threshold: Threshold,
  estimate: Estimate,
  limit: number,
  trialsNeeded: number | undefined,
  shown: (value: number) => string,
): Decision {
  const isFloor = threshold.operator === '>=' || threshold.operator === '>';
  const bound = isFloor ? estimate.lower : estimate.upper;
  if (bound === null) {
    const needed = trialsNeeded === undefined ? 'more are needed' : `${trialsNeeded} are needed`;
    return missed(`Too few trials to say: ${estimate.samples} were measured, ${needed}.`);
  }
  const met = compare(bound, threshold.operator, limit) && !isHiddenByHangs(threshold.operator, estimate);
  const level = `${Number((estimate.level * 100).toPrecision(4))} %`;
  const side = isFloor ? 'lower' : 'upper';
  return {
    evaluated: true,
    met,
    reason: `The ${side} ${level} bound ${shown(bound)} ${met ? 'meets' : 'misses'} ${threshold.operator} ${shown(limit)}.`,
  };
}

/** A lower bound on a latency cannot show that it is small enough. */
function isHiddenByHangs(operator: Operator, estimate: Estimate): boolean {
  return estimate.atLeast === true && operator !== '>=' && operator !== '>';
}

function compare(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>=':
      return value >= limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '<':
      return value < limit;
    case '==':
      return value === limit;
  }
}

function missed(reason: string): Decision {
  return { evaluated: true, met: false, reason };
}
