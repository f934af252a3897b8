import { useMemo } from 'preact/hooks';
import { formatCount } from '../../../model/format-count.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { plural } from '../../../report/show/plural.ts';
import { Chart } from './chart.tsx';
import { histogram } from './histogram.ts';
import { histogramOptions } from './histogram-options.ts';
import { HistogramTable } from './histogram-table.tsx';
import { type LatencySample, trialsOf } from './latency-samples.ts';
import { SeriesSwatch } from './series-swatch.tsx';
import type { TimeScale } from './time-scale.ts';

interface HistogramsProps {
  readonly samples: readonly LatencySample[];
  readonly scale: TimeScale;
}

/** The distributions of agents, one beneath the other, with the same bins and the same scales. */
export function Histograms({ samples, scale }: HistogramsProps) {
  const rows = useMemo(() => rowsOf(samples, scale), [samples, scale]);
  return (
    <>
      {rows.map(({ sample, counts, options }) => (
        <figure key={sample.agent} class="latency-figure">
          <figcaption>
            <SeriesSwatch place={sample.place} /> {visibleText(sample.agent)}
            <span class="latency-faint">{describe(sample)}</span>
          </figcaption>
          <Chart label={labelOf(sample, counts, scale)} options={options} data={noData} />
        </figure>
      ))}
      <HistogramTable samples={samples} counts={rows.map(({ counts }) => counts)} scale={scale} />
    </>
  );
}

/** All is drawn from the bins: there is no series in it. */
const noData: [number[]] = [[]];

function rowsOf(samples: readonly LatencySample[], scale: TimeScale) {
  const made = samples.map((sample) => {
    const trials = Math.max(1, trialsOf(sample));
    const counts = histogram(sample.endedMs, scale.edgesMs);
    const bars = { shares: counts.map((count) => count / trials), hungShare: sample.timedOut / trials };
    return { sample, counts, bars };
  });
  const greatest = made.reduce((most, { bars }) => Math.max(most, bars.hungShare, ...bars.shares), 0);
  return made.map((row) => ({ ...row, options: histogramOptions(row.sample, row.bars, scale, greatest) }));
}

function describe(sample: LatencySample): string {
  const hung = sample.timedOut > 0 ? `, ${formatCount(sample.timedOut)} timed out` : '';
  return ` ${plural(trialsOf(sample), 'trial')}${hung}`;
}

function labelOf(sample: LatencySample, counts: readonly number[], { edgesMs }: TimeScale): string {
  const most = counts.reduce((greatest, count, bin) => (count > (counts[greatest] ?? 0) ? bin : greatest), 0);
  const [from, to] = [edgesMs[most] ?? 0, edgesMs[most + 1] ?? 0].map((ms) => formatValue(ms, 'duration'));
  const [first, last] = [sample.endedMs[0], sample.endedMs.at(-1)];
  const range =
    first === undefined || last === undefined
      ? 'none ended'
      : `from ${formatValue(first, 'duration')} to ${formatValue(last, 'duration')}, most of them, ${formatCount(counts[most] ?? 0)}, between ${from} and ${to}`;
  return `Latency of ${sample.agent}: ${describe(sample).trim()}, ${range}. The table below has all counts.`;
}
