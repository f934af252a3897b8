import type { Figures, Report } from '../../model/report.ts';
import { type EstimateMetric, estimateMetrics, type FiguresOf } from './estimate-metrics.ts';
import type { MetricFamily } from './metric-family.ts';

const statuses = ['passed', 'failed', 'errored', 'invalid', 'skipped'] as const;

const estimates: readonly EstimateMetric[] = [
  { name: 'pass_ratio', unit: 'ratio', help: 'Share of trials that passed', of: one((f) => f.passRate) },
  { name: 'error_ratio', unit: 'ratio', help: 'Share of trials that errored', of: one((f) => f.errorRate) },
  { name: 'score_ratio', unit: 'ratio', help: 'Mean score', of: one((f) => f.scoreMean) },
  {
    name: 'latency_seconds',
    unit: 'seconds',
    help: 'Quantiles of the time that agents took, without waits for people',
    of: ({ latency }) => [
      { labels: { quantile: '0.5' }, estimate: latency.p50 },
      { labels: { quantile: '0.9' }, estimate: latency.p90 },
      { labels: { quantile: '0.95' }, estimate: latency.p95 },
      { labels: { quantile: '0.99' }, estimate: latency.p99 },
    ],
  },
  {
    name: 'latency_mean_seconds',
    unit: 'seconds',
    help: 'Mean time that agents took',
    of: one((f) => f.latency.mean),
  },
  {
    name: 'latency_max_seconds',
    unit: 'seconds',
    help: 'Longest time that an agent took',
    of: one((f) => f.latency.max),
  },
  {
    name: 'wait_seconds',
    unit: 'seconds',
    help: 'Quantile of the time in which nothing but people was waited for',
    of: ({ waitP95 }) => [{ labels: { quantile: '0.95' }, estimate: waitP95 }],
  },
  { name: 'cost_mean_usd', unit: 'usd', help: 'Mean cost of a trial', of: one((f) => f.costMeanUsd) },
  { name: 'tokens_mean', help: 'Mean number of tokens of a trial', of: one((f) => f.tokensMean) },
];

/** The figures of every agent, over all suites (without a label `suite`) and by suite. */
export function figureMetrics({
  leaderboard,
  groups,
}: Pick<Report, 'leaderboard' | 'groups'>): MetricFamily[] {
  const all: FiguresOf[] = [
    ...leaderboard.map(({ agent, figures }) => ({ labels: { agent }, figures })),
    ...groups
      .filter(({ by }) => by === 'suite')
      .map(({ name, agent, figures }) => ({ labels: { agent, suite: name }, figures })),
  ];
  return [...countMetrics(all), ...estimates.flatMap((metric) => estimateMetrics(metric, all)), ...sums(all)];
}

function countMetrics(all: readonly FiguresOf[]): MetricFamily[] {
  const trials = all.flatMap(({ labels, figures }) =>
    statuses.map((status) => ({ labels: { ...labels, status }, value: figures[status] })),
  );
  return [
    { name: 'agent_eval_trials', help: 'Trials by how they ended.', samples: trials },
    {
      ...plain(all, (f) => f.cases),
      name: 'agent_eval_cases',
      help: 'Cases with trials that count in the pass ratio.',
    },
    {
      ...plain(all, (f) => f.latency.censored),
      name: 'agent_eval_timed_out_trials',
      help: 'Trials whose latency is a lower bound; where there are any, so may be the quantiles.',
    },
  ];
}

function sums(all: readonly FiguresOf[]): MetricFamily[] {
  return [
    {
      ...plain(all, (f) => f.costTotalUsd),
      name: 'agent_eval_cost_usd',
      unit: 'usd',
      help: 'Cost of all trials.',
    },
    { ...plain(all, (f) => f.tokensTotal), name: 'agent_eval_tokens', help: 'Tokens of all trials.' },
  ];
}

function plain(all: readonly FiguresOf[], pick: (figures: Figures) => number | null) {
  return { samples: all.map(({ labels, figures }) => ({ labels, value: pick(figures) })) };
}

function one(pick: (figures: Figures) => Figures['passRate']): EstimateMetric['of'] {
  return (figures) => [{ labels: {}, estimate: pick(figures) }];
}
