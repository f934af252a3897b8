import { latencyEdges } from '../../../report/bench/latency-edges.ts';
import { type AxisKind, binEdges, type ValueRange } from './bin-edges.ts';
import type { LatencySample } from './latency-samples.ts';
import { partitionPoint } from './partition-point.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** The axis of time that all charts of chosen agents share. */
export interface TimeScale {
  readonly axis: ValueAxis;
  /** Of the bins of histograms. */
  readonly edgesMs: readonly number[];
  /** Position where the place of trials that ran out of time begins and the chart ends; null where there are none. */
  readonly hung: readonly [number, number] | null;
}

/**
 * @param kind - null: as the spread of the times asks for
 * @returns null where no trial ended
 */
export function timeScale(samples: readonly LatencySample[], kind: AxisKind | null): TimeScale | null {
  const columns = samples.map(({ endedMs }) => endedMs).filter(({ length }) => length > 0);
  if (columns.length === 0) return null;
  const range = rangeOf(columns);
  const edgesMs = binEdges(kind ?? fittingKind(range), range);
  const axis = valueAxis(kind ?? fittingKind(range), edgesMs);
  const [from, to] = [axis.position(axis.least), axis.position(axis.greatest)];
  const gap = (to - from) / 30;
  const isHung = samples.some(({ timedOut }) => timedOut > 0);
  return { axis, edgesMs, hung: isHung ? [to + gap, to + 3 * gap] : null };
}

/** Where a chart begins and ends. */
export function extentOf({ axis, hung }: TimeScale): [number, number] {
  return [axis.position(axis.least), hung?.[1] ?? axis.position(axis.greatest)];
}

/** The same rule as the histograms of the terminal, so that a run looks alike in both. */
function fittingKind({ aboveZero, least, greatest }: ValueRange): AxisKind {
  const extremes = [least, aboveZero, greatest].filter(Number.isFinite);
  return latencyEdges([extremes])?.isLog ? 'log' : 'linear';
}

function rangeOf(columns: readonly Float64Array[]): ValueRange {
  const above = columns.map((sorted) => sorted[partitionPoint(sorted, (ms) => ms <= 0)]);
  return {
    least: Math.min(...columns.map((sorted) => sorted[0] ?? 0)),
    aboveZero: Math.min(...above.map((ms) => ms ?? Number.POSITIVE_INFINITY)),
    greatest: Math.max(...columns.map((sorted) => sorted.at(-1) ?? 0)),
  };
}
