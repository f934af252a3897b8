import { useMemo } from 'preact/hooks';
import { formatCount } from '../../../model/format-count.ts';
import { addressOf } from '../../route.ts';
import type { ViewProps } from '../../view-props.ts';
import { AxisChoice } from './axis-choice.tsx';
import { EcdfChart } from './ecdf-chart.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Histograms } from './histograms.tsx';
import { type LatencySample, latencySamples, trialsOf } from './latency-samples.ts';
import { readSettings, withAgents } from './latency-settings.ts';
import { ScatterFigure } from './scatter-figure.tsx';
import { SlowestTable } from './slowest-table.tsx';
import { slowestTrials } from './slowest-trials.ts';
import { type TimeScale, timeScale } from './time-scale.ts';
import './latency.css';

/** How many of the slowest trials are listed. */
const mostSlow = 15;

/** How long agents take, and what their quality costs. */
export function LatencyView({ data, route: { query } }: ViewProps) {
  const samples = useMemo(() => latencySamples(data), [data]);
  const address = query.toString();
  const { settings, chosen, scale, slowest } = useMemo(() => {
    const measured = samples.filter((sample) => trialsOf(sample) > 0).map(({ agent }) => agent);
    const read = readSettings(new URLSearchParams(address), measured);
    const drawn = samples.filter(({ agent }) => read.agents.has(agent));
    return {
      settings: read,
      chosen: drawn,
      scale: timeScale(drawn, read.axis),
      slowest: slowestTrials(data.cells, read.agents, mostSlow),
    };
  }, [data, samples, address]);
  const choose = (agents: readonly string[]): void => {
    location.hash = addressOf('latency', { query: withAgents(query, agents) });
  };
  return (
    <div class="latency">
      <h1>Latency</h1>
      <FiguresTable samples={samples} chosen={settings.agents} onChoose={choose} />
      <p class="latency-faint">{notesOf(samples)}</p>
      <Distributions samples={chosen} scale={scale} query={query} />
      <div class="latency-columns">
        <ScatterFigure data={data} price="cost" kind={settings.axis} />
        <ScatterFigure data={data} price="latency" kind={settings.axis} />
      </div>
      {slowest.length > 0 && (
        <>
          <h2>Slowest trials</h2>
          <SlowestTable trials={slowest} />
        </>
      )}
    </div>
  );
}

interface DistributionsProps {
  readonly samples: readonly LatencySample[];
  readonly scale: TimeScale | null;
  readonly query: URLSearchParams;
}

function Distributions({ samples, scale, query }: DistributionsProps) {
  if (samples.length === 0) return <p>No latency was measured.</p>;
  if (scale === null) {
    const hung = samples.reduce((sum, { timedOut }) => sum + timedOut, 0);
    return (
      <p>No trial ended in time: {formatCount(hung)} ran out of it, so there is no distribution to draw.</p>
    );
  }
  return (
    <>
      <AxisChoice chosen={scale.axis.kind} query={query} />
      <div class="latency-columns">
        <section>
          <h2>Trials that had ended by a time</h2>
          <EcdfChart samples={samples} scale={scale} />
        </section>
        <section>
          <h2>Trials by time</h2>
          <Histograms samples={samples} scale={scale} />
        </section>
      </div>
    </>
  );
}

/** What must be known before trusting the figures; only what matters here. */
function notesOf(samples: readonly LatencySample[]): string {
  const latencies = samples.map(({ figures }) => figures.latency);
  const { estimator, p50 } = latencies[0] ?? { estimator: 'R-7', p50: null };
  const level = Math.round((p50?.level ?? 0.95) * 100);
  const notes = [
    `Percentiles by ${estimator}, with ${level} % intervals from order statistics; the mean by Student.`,
    latencies.some(({ censored }) => censored > 0) &&
      'Trials that timed out count as at least as slow as the slowest that ended: ≥ is a lower bound.',
    latencies.some(({ leftOut }) => leftOut > 0) &&
      'Left out: trials that failed without an answer, or whose latency was not measured; with any of the latter nothing is claimed.',
    samples.some(({ figures }) => figures.cold > 0) && 'Cold: first calls, which all figures keep.',
  ];
  return notes.filter((note) => note !== false).join(' ');
}
