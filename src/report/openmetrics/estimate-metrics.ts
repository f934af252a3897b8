import type { Estimate, Figures } from '../../model/report.ts';
import type { MetricFamily } from './metric-family.ts';

/** Figures, and the labels of what they are of. */
export interface FiguresOf {
  readonly labels: Readonly<Record<string, string>>;
  readonly figures: Figures;
}

/** A figure that has an interval. */
export interface EstimateMetric {
  readonly name: string;
  readonly unit?: NonNullable<MetricFamily['unit']>;
  readonly help: string;
  of(figures: Figures): readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly estimate: Estimate | null;
  }[];
}

/**
 * A family for the value and one for each bound of its interval.
 *
 * The names of bounds end in `_lower` and `_upper`, so that no unit is declared for them: it is that of the value.
 */
export function estimateMetrics(metric: EstimateMetric, all: readonly FiguresOf[]): MetricFamily[] {
  const { unit } = metric;
  const name = `agent_eval_${metric.name}`;
  const factor = unit === 'seconds' ? 1000 : 1;
  const samples = (pick: (estimate: Estimate) => number | null): MetricFamily['samples'] =>
    all.flatMap(({ labels, figures }) =>
      metric.of(figures).map(({ labels: own, estimate }) => {
        const value = estimate && pick(estimate);
        return { labels: { ...labels, ...own }, value: value === null ? null : value / factor };
      }),
    );
  const bound = (which: 'lower' | 'upper'): MetricFamily => ({
    name: `${name}_${which}`,
    help: `${metric.help}: ${which} bound of the 95 % interval.`,
    samples: samples((estimate) => estimate[which]),
  });
  const value = {
    name,
    ...(unit ? { unit } : {}),
    help: `${metric.help}.`,
    samples: samples((e) => e.value),
  };
  return [value, bound('lower'), bound('upper')];
}
