import { ecdf } from './ecdf.ts';
import { type LatencySample, trialsOf } from './latency-samples.ts';
import { percentileMarks } from './percentile-marks.ts';
import { extentOf, type TimeScale } from './time-scale.ts';

export interface EcdfCurves {
  readonly timesMs: readonly number[];
  /** Of the times in the chart; rising. */
  readonly positions: number[];
  /** A curve an agent: the share of its trials that had ended by each time. */
  readonly shares: number[][];
}

/** Times that a curve is computed at: about one a pixel of the widest screens. */
const columns = 2048;

/**
 * Cumulative curves of agents at the same times, as many as there are pixels, and at the percentiles and their bounds
 * exactly. Trials that ran out of time keep a curve under 100 %.
 */
export function ecdfCurves(samples: readonly LatencySample[], scale: TimeScale): EcdfCurves {
  const { axis } = scale;
  const greatestMs = Math.max(axis.greatest, ...samples.map(({ endedMs }) => endedMs.at(-1) ?? 0));
  const marksMs = samples
    .flatMap(({ figures }) => percentileMarks(figures.latency))
    .flatMap(({ estimate: { value, lower, upper } }) => [value, lower ?? value, upper ?? value]);
  const inside = [...gridOf(scale), ...marksMs].filter((ms) => ms < greatestMs);
  const timesMs = [...new Set(inside)].sort((a, b) => a - b);
  const end = extentOf(scale)[1];
  return {
    timesMs: [...timesMs, greatestMs, greatestMs],
    positions: [...timesMs.map(axis.position), axis.position(greatestMs), end],
    shares: samples.map((sample) =>
      ecdf(sample.endedMs, trialsOf(sample), [...timesMs, greatestMs, greatestMs]),
    ),
  };
}

function gridOf({ axis }: TimeScale): number[] {
  const [from, to] = [axis.position(axis.least), axis.position(axis.greatest)];
  return Array.from({ length: columns }, (_, index) => axis.value(from + ((to - from) * index) / columns));
}
