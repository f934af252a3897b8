/** What a metric is measured in. */
export type MetricUnit = 'ratio' | 'duration' | 'usd' | 'count';

/** What a metric is, and with it what its interval can be widened or narrowed by. */
export interface MetricProperties {
  readonly unit: MetricUnit;
  /** How the figure comes about; `repeated` is pass@k and pass^k, a figure a case. */
  readonly kind: 'rate' | 'mean' | 'percentile' | 'maximum' | 'total' | 'repeated';
  /** What counts as independent evidence: repeats of a case are no further cases. */
  readonly evidence: 'cases' | 'trials';
  /** What some trials may have none of. */
  readonly subject: 'outcome' | 'score' | 'latency' | 'wait' | 'cost' | 'tokens';
}

const rate = { unit: 'ratio', kind: 'rate', evidence: 'cases', subject: 'outcome' } as const;
const repeated = { ...rate, kind: 'repeated' } as const;
const latency = { unit: 'duration', kind: 'percentile', evidence: 'trials', subject: 'latency' } as const;
const cost = { unit: 'usd', kind: 'mean', evidence: 'trials', subject: 'cost' } as const;
const tokens = { unit: 'count', kind: 'mean', evidence: 'trials', subject: 'tokens' } as const;

/** Metrics that take no number in their name; `pass-at-<k>` and `pass-hat-<k>` stand beside them. */
const properties = {
  'pass-rate': rate,
  'error-rate': rate,
  'invalid-rate': rate,
  'score-mean': { unit: 'ratio', kind: 'mean', evidence: 'cases', subject: 'score' },
  'latency-p50': latency,
  'latency-p90': latency,
  'latency-p95': latency,
  'latency-p99': latency,
  'latency-max': { ...latency, kind: 'maximum' },
  'latency-mean': { ...latency, kind: 'mean' },
  'wait-p95': { ...latency, subject: 'wait' },
  'cost-mean': cost,
  'cost-total': { ...cost, kind: 'total' },
  'tokens-mean': tokens,
  'tokens-total': { ...tokens, kind: 'total' },
} as const satisfies Record<string, MetricProperties>;

type PlainMetric = keyof typeof properties;

export const plainMetrics: readonly PlainMetric[] = Object.keys(properties).filter(isPlain);

function isPlain(metric: string): metric is PlainMetric {
  return Object.hasOwn(properties, metric);
}

export function propertiesOf(metric: Metric): MetricProperties {
  return isPlain(metric) ? properties[metric] : repeated;
}

export type Metric = PlainMetric | `pass-at-${number}` | `pass-hat-${number}`;
export type Operator = '>=' | '<=' | '==' | '>' | '<';
export const selectorKinds = ['suite', 'tag', 'agent', 'case', 'judge'] as const;

export interface Selector {
  readonly by: (typeof selectorKinds)[number];
  readonly name: string;
  readonly negated: boolean;
}

/** Ratios are 0…1, times are milliseconds, costs are US dollars. */
export type ThresholdLimit =
  | { readonly type: 'value'; readonly value: number }
  | {
      readonly type: 'baseline';
      /** Signed; absent: the baseline itself. */
      readonly margin?: { readonly value: number; readonly unit: 'relative' | 'absolute' };
    };

/** A limit that decides a build, such as `latency-p95{agent:policy-bot} <= 2s @ 95%`. */
export interface Threshold {
  readonly text: string;
  readonly metric: Metric;
  readonly selectors: readonly Selector[];
  readonly operator: Operator;
  readonly limit: ThresholdLimit;
  /** The bound of the interval at this level must meet the limit; 0…1. */
  readonly confidence?: number;
}

/** A threshold, where it was set, and the suite that it is confined to, if a case file set it. */
export interface ScopedThreshold {
  readonly threshold: Threshold;
  readonly from: string;
  readonly suite?: string;
}

/** Whether there is a test of a metric having become worse than in a baseline. */
export function isComparable(metric: Metric): boolean {
  const { kind, subject } = propertiesOf(metric);
  if (subject === 'latency') return kind === 'percentile';
  return metric !== 'invalid-rate' && (kind === 'rate' || kind === 'mean');
}

export function unitOf(metric: Metric): MetricUnit {
  return propertiesOf(metric).unit;
}

/** Why a text is no threshold: the words at `offset` are wrong, and `fix` says what could stand there. */
export interface ThresholdProblem {
  readonly message: string;
  readonly fix: string;
  readonly offset: number;
  readonly length: number;
}
