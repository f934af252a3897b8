import { useMemo, useState } from 'preact/hooks';
import { visibleText } from '../../../model/visible-text.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { Chart } from './chart.tsx';
import { type EcdfCurves, ecdfCurves } from './ecdf-curves.ts';
import { ecdfOptions } from './ecdf-options.ts';
import { type LatencySample, trialsOf } from './latency-samples.ts';
import type { TimeScale } from './time-scale.ts';

interface EcdfChartProps {
  readonly samples: readonly LatencySample[];
  readonly scale: TimeScale;
}

/** Cumulative curves of agents; what lies under the pointer is told below. */
export function EcdfChart({ samples, scale }: EcdfChartProps) {
  const [index, setIndex] = useState<number | null>(null);
  const { curves, data, options } = useMemo(() => {
    const made = ecdfCurves(samples, scale);
    return {
      curves: made,
      data: [made.positions, ...made.shares] as [number[], ...number[][]],
      options: ecdfOptions(samples, scale, setIndex),
    };
  }, [samples, scale]);
  return (
    <figure class="latency-figure">
      <Chart label={labelOf(samples)} options={options} data={data} />
      <figcaption class="latency-faint">
        {index === null ? 'Dots: percentiles with their intervals.' : pointText(curves, samples, index)}
      </figcaption>
    </figure>
  );
}

function labelOf(samples: readonly LatencySample[]): string {
  const agents = samples.map((sample) => {
    const ended = sample.endedMs.length / Math.max(1, trialsOf(sample));
    const end = sample.endedMs.at(-1);
    if (end === undefined) return `${sample.agent}: no trial ended`;
    return `${sample.agent}: ${formatValue(ended, 'ratio')} ended by ${formatValue(end, 'duration')}`;
  });
  return `Share of trials that had ended by a time. ${agents.join('; ')}. The percentiles stand in the table of figures.`;
}

function pointText(
  { timesMs, shares }: EcdfCurves,
  samples: readonly LatencySample[],
  index: number,
): string {
  const agents = samples.map(
    ({ agent }, curve) => `${visibleText(agent)} ${formatValue(shares[curve]?.[index] ?? 0, 'ratio')}`,
  );
  return `By ${formatValue(timesMs[index] ?? 0, 'duration')}: ${agents.join(' · ')}`;
}
