/** Metrics that take no number in their name; `pass-at-<k>` and `pass-hat-<k>` stand beside them. */
export const plainMetrics = [
  'pass-rate',
  'error-rate',
  'invalid-rate',
  'score-mean',
  'latency-p50',
  'latency-p90',
  'latency-p95',
  'latency-p99',
  'latency-max',
  'latency-mean',
  'wait-p95',
  'cost-mean',
  'cost-total',
  'tokens-mean',
  'tokens-total',
] as const;

export type Metric = (typeof plainMetrics)[number] | `pass-at-${number}` | `pass-hat-${number}`;
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

/** What a metric is measured in. */
export type MetricUnit = 'ratio' | 'duration' | 'usd' | 'count';

export function unitOf(metric: Metric): MetricUnit {
  if (metric.startsWith('latency-') || metric.startsWith('wait-')) return 'duration';
  if (metric.startsWith('cost-')) return 'usd';
  if (metric.startsWith('tokens-')) return 'count';
  return 'ratio';
}

/** Why a text is no threshold: the words at `offset` are wrong, and `fix` says what could stand there. */
export interface ThresholdProblem {
  readonly message: string;
  readonly fix: string;
  readonly offset: number;
  readonly length: number;
}
