import { formatCount } from '../../model/format-count.ts';
import type { Estimate, ThresholdResult } from '../../model/report.ts';
import {
  type Metric,
  type MetricProperties,
  type Operator,
  propertiesOf,
  type ScopedThreshold,
  type Threshold,
  unitOf,
} from '../../model/threshold.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { type Measured, measureMetric } from '../measure/measure-metric.ts';
import { formatApart } from '../show/format-apart.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';
import { evidenceNeeded } from './evidence-needed.ts';
import { isUntried } from './is-untried.ts';

/**
 * Holds one threshold against what was measured.
 *
 * Values are compared as they are, never rounded; with a confidence level the bound of the interval is compared.
 *
 * @param againstBaseline - what comparing with the baseline came to, where the threshold does
 */
export function evaluateThreshold(
  run: MeasuredRun,
  scoped: ScopedThreshold,
  againstBaseline?: Decision,
): ThresholdResult {
  const { threshold, from, suite } = scoped;
  const measured = measureMetric(run, scoped, threshold.confidence ?? 0.95);
  // With a baseline, what was not measured here is missed, whatever the baseline has.
  const isSettled = measured.estimate !== null || !run.baseline;
  return {
    threshold: threshold.text,
    from,
    ...(suite === undefined ? {} : { suite }),
    measured: measured.estimate,
    unit: unitOf(threshold.metric),
    ...(leftOpen(run, scoped) ?? decide(threshold, measured, isSettled ? againstBaseline : undefined)),
  };
}

/** Where this run alone cannot say whether the threshold is met. */
function leftOpen(run: MeasuredRun, scoped: ScopedThreshold): Decision | null {
  if (run.run.shard) return leftToTheWhole(run.run.shard);
  if (!isUntried(run, scoped)) return null;
  const reason = 'Not evaluated: the run ended before any trial of it was measured.';
  return { evaluated: false, met: true, reason };
}

function leftToTheWhole({ index, of }: NonNullable<MeasuredRun['run']['shard']>): Decision {
  const reason = `Not evaluated: this is shard ${index} of ${of}. Hold all of them against it with: agent-eval check`;
  return { evaluated: false, met: true, reason };
}

/** Whether a threshold was met, and why. */
export type Decision = Pick<ThresholdResult, 'evaluated' | 'met' | 'reason'>;

function decide(threshold: Threshold, measured: Measured, settled: Decision | undefined): Decision {
  const { selected, estimate } = measured;
  if (selected === 0) return missed('It selects no trial.');
  if (settled) return settled;
  if (estimate === null) return missed(`Not measured: ${whyNotMeasured(threshold, measured)}.`);
  if (threshold.limit.type === 'baseline')
    throw new Error('What compares with a baseline is decided before.');
  const { value: limit } = threshold.limit;
  const met = keeps(threshold.operator, estimate, estimate.value, limit);
  if (met && threshold.confidence !== undefined) return decideByBound(threshold, estimate, limit, measured);
  const shown = show(estimate, estimate.value, limit, threshold.metric);
  return { evaluated: true, met, reason: `${shown} ${against(threshold, limit, met)}` };
}

function decideByBound(
  threshold: Threshold,
  estimate: Estimate,
  limit: number,
  measured: Measured,
): Decision {
  const isFloor = threshold.operator === '>=' || threshold.operator === '>';
  const bound = isFloor ? estimate.lower : estimate.upper;
  if (bound === null) return unbounded(threshold.metric, estimate, measured);
  const met = keeps(threshold.operator, estimate, bound, limit);
  const { kind, evidence } = propertiesOf(threshold.metric);
  if (!met && kind !== 'percentile') {
    const now = evidence === 'cases' ? measured.cases : estimate.samples;
    const needed = evidenceNeeded(estimate, now, bound, limit, kind === 'rate');
    return evidence === 'cases'
      ? tooFewCases(estimate, measured, needed)
      : tooFewTrials(estimate.samples, needed);
  }
  const level = `${Number((estimate.level * 100).toPrecision(4))} %`;
  const shown = show(estimate, bound, limit, threshold.metric);
  return {
    evaluated: true,
    met,
    reason: `The ${isFloor ? 'lower' : 'upper'} ${level} bound ${shown} ${against(threshold, limit, met)}`,
  };
}

/** Totals and maxima never have an interval; a mean has none of a single value, a percentile none of few. */
function unbounded(metric: Metric, { samples }: Estimate, { trialsNeeded }: Measured): Decision {
  const { kind } = propertiesOf(metric);
  if (kind === 'total' || kind === 'maximum') {
    return missed(
      `${metric} has no interval, so it can meet no limit with a confidence. Remove what begins with "@".`,
    );
  }
  if (kind === 'mean' && samples === 1) return missed('Too few trials to say: one has no spread.');
  if (kind === 'mean')
    return missed(`Nothing bounds it: ${plural(samples, 'trial')} were all alike, or out of time.`);
  if (kind === 'percentile' && trialsNeeded === undefined)
    return missed(`Nothing bounds it: too many of ${plural(samples, 'trial')} ran out of time.`);
  return tooFewTrials(samples, trialsNeeded ?? null);
}

function tooFewTrials(samples: number, needed: number | null): Decision {
  const count = formatCount(samples);
  if (needed === null)
    return missed(`Too few trials to say: no number of trials like these ${count} is enough.`);
  return missed(
    `Too few trials to say: ${count} were measured, about ${formatCount(needed)} that go as well are needed.`,
  );
}

/** More iterations of cases that all passed, or all failed, or of a single case, leave the interval as wide as it is. */
function tooFewCases({ value, samples }: Estimate, { cases }: Measured, needed: number | null): Decision {
  const count = formatCount(cases);
  if (needed === null)
    return missed(`Too few cases to say: no number of cases like these ${count} is enough.`);
  const repeats = samples > cases ? ` in ${plural(samples, 'trial')}` : '';
  const more = cases === 1 || value === 0 || value === 1 ? '; more iterations do not count as cases' : '';
  return missed(
    `Too few cases to say: ${count} were measured${repeats}, about ${formatCount(needed)} that go as well are needed${more}.`,
  );
}

function against({ operator, metric }: Threshold, limit: number, met: boolean): string {
  return `${met ? 'meets' : 'misses'} ${operator} ${formatValue(limit, unitOf(metric))}.`;
}

function show({ atLeast }: Estimate, value: number, limit: number, metric: Metric): string {
  return `${atLeast ? '≥ ' : ''}${formatApart(value, limit, unitOf(metric))}`;
}

function whyNotMeasured({ metric, selectors }: Threshold, { selected, invalid }: Measured): string {
  if (invalid === selected) {
    return selected === 1 ? 'the only trial is invalid' : `all ${plural(selected, 'trial')} are invalid`;
  }
  const { kind, subject } = propertiesOf(metric);
  if (kind === 'repeated') {
    return `a case has fewer than ${/\d+$/.exec(metric)?.[0]} trials; see --iterations`;
  }
  return selectors.some(({ by }) => by === 'judge') ? unheard : whyUnknown[subject];
}

const unheard =
  'what the judge said of some trials was not kept, because no threshold of that run asked for it';

const whyUnknown: Readonly<Record<MetricProperties['subject'], string>> = {
  outcome: 'some trials have no value for it',
  score: 'some trials have no value for it',
  latency: 'some trials have no latency that can be vouched for',
  wait: 'some trials have no value for it',
  cost: 'the cost of some trials is not known',
  tokens: 'the tokens of some trials are not known',
};

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
