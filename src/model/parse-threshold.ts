import { didYouMean } from './did-you-mean.ts';
import { parseDuration } from './duration.ts';
import {
  isComparable,
  type Metric,
  type MetricUnit,
  type Operator,
  plainMetrics,
  type Selector,
  selectorKinds,
  type Threshold,
  type ThresholdLimit,
  type ThresholdProblem,
  unitOf,
} from './threshold.ts';
import { ThresholdCursor, ThresholdMistake } from './threshold-cursor.ts';

/**
 * Reads a threshold; the grammar stands in docs/meanings.md.
 *
 * @returns the threshold, or the first mistake in the text
 */
export function parseThreshold(
  text: string,
): { readonly threshold: Threshold } | { readonly problem: ThresholdProblem } {
  try {
    return { threshold: readThreshold(new ThresholdCursor(text)) };
  } catch (error) {
    if (error instanceof ThresholdMistake) return { problem: error.problem };
    throw error;
  }
}

function readThreshold(cursor: ThresholdCursor): Threshold {
  const metric = readMetric(cursor);
  const selectors = cursor.take(/\{/) ? readSelectors(cursor) : [];
  checkJudgeSelectors(cursor, metric, selectors);
  const operatorAt = cursor.offset;
  const operator = cursor.take(/>=|<=|==|>|</);
  if (operator === null) {
    const turned = cursor.take(/=[<>]/);
    if (turned !== null) {
      const meant = turned === '=>' ? '>=' : '<=';
      throw cursor.mistakeAt(
        operatorAt,
        `Expected a comparison, but "${turned}" is none`,
        `Did you mean "${meant}"?`,
      );
    }
    throw cursor.mistake('Expected a comparison', 'Write one of >=, <=, ==, > or < after the metric.');
  }
  const limit = readLimit(cursor, metric);
  if (isOutOfReach(operator, limit, unitOf(metric))) {
    throw cursor.mistakeAt(
      operatorAt,
      `No ${metric} is ${operator === '>' ? 'over 1' : 'under 0'}, so this can never be met`,
      `Use ${operator}= if the limit itself is good enough.`,
    );
  }
  if (limit.type === 'baseline') checkBaseline(cursor, operatorAt, operator, selectors, limit);
  const confidenceAt = cursor.offset;
  const confidence = cursor.take(/@/) ? readConfidence(cursor) : undefined;
  if (confidence !== undefined && operator === '==') {
    throw cursor.mistakeAt(
      confidenceAt,
      'No interval can prove equality',
      'Use >= or <= with a confidence level.',
    );
  }
  if (!cursor.atEnd) throw cursor.mistake('Nothing more was expected', leftoverFix(cursor, metric, limit));
  return {
    text: cursor.text.trim(),
    metric,
    selectors,
    operator: operator as Operator,
    limit,
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** `1m 5s` is how durations are shown, but they are written with one unit. */
function leftoverFix({ rest }: ThresholdCursor, metric: Metric, limit: ThresholdLimit): string {
  const parts = rest.split(/\s+/).map(parseDuration);
  if (unitOf(metric) !== 'duration' || limit.type !== 'value' || parts.includes(null)) {
    return 'Remove what stands here.';
  }
  const sumMs = parts.reduce((sum: number, part) => sum + (part ?? 0), limit.value);
  return `Write the duration with one unit: ${sumMs % 1000 === 0 ? `${sumMs / 1000}s` : `${sumMs}ms`}.`;
}

/** A threshold with a baseline is missed where something got worse, so it has to say which way is worse. */
function checkBaseline(
  cursor: ThresholdCursor,
  operatorAt: number,
  operator: string,
  selectors: readonly Selector[],
  { margin }: ThresholdLimit & { type: 'baseline' },
): void {
  if (operator === '==') {
    throw cursor.mistakeAt(
      operatorAt,
      'Nothing is ever exactly as it was in a baseline',
      'Use >= where more is better, and <= where less is.',
    );
  }
  if (selectors.some(({ by }) => by === 'judge')) {
    throw cursor.mistakeAt(
      0,
      'A baseline does not tell what single judges said',
      'Compare pass-rate or score-mean without judge:.',
    );
  }
  const isFloor = operator === '>=' || operator === '>';
  if (margin && margin.value !== 0 && isFloor === margin.value > 0) {
    throw cursor.mistakeAt(
      operatorAt,
      'A limit that is better than the baseline asks for progress, but a baseline only guards against getting worse',
      `Write baseline ${isFloor ? '-' : '+'} margin, or a limit of its own beside it.`,
    );
  }
}

function isOutOfReach(operator: string, limit: ThresholdLimit, unit: MetricUnit): boolean {
  if (limit.type === 'baseline') return false;
  return (
    (operator === '<' && limit.value === 0) || (operator === '>' && unit === 'ratio' && limit.value === 1)
  );
}

function readMetric(cursor: ThresholdCursor): Metric {
  const start = cursor.offset;
  const word = cursor.take(/[A-Za-z0-9-]+/) ?? '';
  const plain = plainMetrics.find((metric) => metric === word);
  if (plain) return plain;
  const repeated = /^(pass-at|pass-hat)-([1-9]\d{0,5})$/.exec(word);
  if (repeated) return `${repeated[1] === 'pass-at' ? 'pass-at' : 'pass-hat'}-${Number(repeated[2])}`;
  throw cursor.mistakeAt(
    start,
    word === '' ? 'Expected a metric' : `No metric is named "${word}"`,
    `${suggested(word)}Use one of ${plainMetrics.join(', ')}, pass-at-<k> or pass-hat-<k>.`,
  );
}

function suggested(word: string): string {
  const near = word === '' ? null : didYouMean(word, plainMetrics);
  return near === null ? '' : `Did you mean "${near}"? `;
}

function readSelectors(cursor: ThresholdCursor): Selector[] {
  const selectors: Selector[] = [];
  do {
    const negated = cursor.take(/!/) !== null;
    const start = cursor.offset;
    const word = cursor.take(/[a-z]+/) ?? '';
    const by = selectorKinds.find((kind) => kind === word);
    if (!by || cursor.take(/:/) === null) {
      throw cursor.mistakeAt(
        start,
        'Expected a selector',
        `Write ${selectorKinds.join(':…, ')}:… inside the braces.`,
      );
    }
    const quoted = cursor.take(/"[^"]*"/);
    const name = quoted === null ? cursor.take(/[^\s,{}"]+/) : quoted.slice(1, -1);
    if (!name)
      throw cursor.mistake(`Expected the name of a ${by}`, `Write ${by}:name, with quotes around spaces.`);
    selectors.push({ by, name, negated });
  } while (cursor.take(/,/));
  if (cursor.take(/\}/) === null) throw cursor.mistake('Expected "}"', 'Close the selector with "}".');
  return selectors;
}

function checkJudgeSelectors(cursor: ThresholdCursor, metric: Metric, selectors: readonly Selector[]): void {
  const judges = selectors.filter((selector) => selector.by === 'judge');
  if (judges.some((selector) => selector.negated) || judges.length > 1) {
    throw cursor.mistakeAt(
      0,
      'A threshold can look at one judge, not at all but one',
      'Write one judge:name.',
    );
  }
  if (judges.length === 1 && metric !== 'pass-rate' && metric !== 'score-mean') {
    throw cursor.mistakeAt(
      0,
      `${metric} belongs to trials, not to a judge`,
      'Use pass-rate or score-mean with judge:name.',
    );
  }
}

function readLimit(cursor: ThresholdCursor, metric: Metric): ThresholdLimit {
  const start = cursor.offset;
  if (cursor.take(/baseline\b/) === null) return { type: 'value', value: readValue(cursor, metric) };
  if (!isComparable(metric)) {
    throw cursor.mistakeAt(
      start,
      `${metric} cannot be compared with a baseline`,
      `Compare one of ${plainMetrics.filter(isComparable).join(', ')}.`,
    );
  }
  const sign = cursor.take(/[+-]/);
  if (sign === null) return { type: 'baseline' };
  const margin = readMargin(cursor, metric);
  return { type: 'baseline', margin: { ...margin, value: sign === '-' ? -margin.value : margin.value } };
}

function readValue(cursor: ThresholdCursor, metric: Metric): number {
  const start = cursor.offset;
  const word = cursor.take(amount) ?? '';
  const unit = unitOf(metric);
  const value = valueIn(word, unit);
  if (value === null) {
    throw cursor.mistakeAt(
      start,
      `${metric} cannot be compared with "${word || cursor.rest}"`,
      limitFix[unit],
    );
  }
  if (unit === 'ratio' && value > 1) {
    throw cursor.mistakeAt(
      start,
      `${metric} lies between 0 and 1, so ${word} can never be reached`,
      limitFix.ratio,
    );
  }
  return value;
}

const amount = /\d+(?:\.\d+)?\s*(?:%|pp\b|ms\b|min\b|s\b|m\b|h\b|d\b)?/;

const limitFix: Readonly<Record<MetricUnit, string>> = {
  ratio: 'Write a percentage such as 95%, or a number from 0 to 1.',
  duration: 'Write a duration with its unit, such as 500ms or 2s.',
  usd: 'Write an amount of US dollars, such as 0.05.',
  count: 'Write a number, such as 4000.',
};

function valueIn(word: string, unit: MetricUnit): number | null {
  if (unit === 'duration') return parseDuration(word);
  if (/^\d+(\.\d+)?$/.test(word)) return Number(word);
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(word);
  return unit === 'ratio' && percent ? ratioOf(percent[1] ?? '') : null;
}

/** 99.9 % is the number nearest to 0.999; dividing by 100 would miss it and compare wrongly with 999 of 1,000. */
function ratioOf(percent: string): number {
  return Number(`${percent}e-2`);
}

function readMargin(
  cursor: ThresholdCursor,
  metric: Metric,
): { value: number; unit: 'relative' | 'absolute' } {
  const start = cursor.offset;
  const word = cursor.take(amount) ?? '';
  const percent = /^(\d+(?:\.\d+)?)\s*(%|pp)$/.exec(word);
  if (percent?.[2] === '%') return { value: ratioOf(percent[1] ?? ''), unit: 'relative' };
  if (percent && unitOf(metric) === 'ratio') return { value: ratioOf(percent[1] ?? ''), unit: 'absolute' };
  const value = percent ? null : valueIn(word, unitOf(metric));
  if (value !== null) return { value, unit: 'absolute' };
  throw cursor.mistakeAt(
    start,
    `"${word || cursor.rest}" is no margin for ${metric}`,
    'Write 10% (relative), 2pp, or a value in the metric’s own unit.',
  );
}

function readConfidence(cursor: ThresholdCursor): number {
  const start = cursor.offset;
  const level = valueIn(cursor.take(/\d+(?:\.\d+)?\s*%/) ?? '', 'ratio');
  if (level !== null && level >= 0.5 && level < 1) return level;
  throw cursor.mistakeAt(
    start,
    'Expected a confidence level',
    'Write a percentage from 50% to below 100% after "@", such as 95%.',
  );
}
