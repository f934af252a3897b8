import uPlot from 'uplot';
import { axisTicks } from './axis-ticks.ts';
import { shareAxisLook, valueAxisLook } from './chart-axes.ts';
import type { LatencySample } from './latency-samples.ts';
import { percentileMarks } from './percentile-marks.ts';
import { seriesLook } from './series-look.ts';
import { themeColour } from './theme-colour.ts';
import { timePosition } from './time-position.ts';
import { extentOf, type TimeScale } from './time-scale.ts';
import { valueAxis } from './value-axis.ts';

/** Shares of an agent's trials. */
export interface Bars {
  /** A share a bin. */
  readonly shares: readonly number[];
  /** Of those that ran out of time. */
  readonly hungShare: number;
}

/** How much higher than the highest bar a chart is: there stand the names of percentiles. */
const headroom = 1.45;

/**
 * How the distribution of one agent is drawn.
 *
 * @param greatestShare - of any agent, so that all have one scale
 */
export function histogramOptions(
  sample: LatencySample,
  bars: Bars,
  scale: TimeScale,
  greatestShare: number,
): Omit<uPlot.Options, 'width'> {
  const hung = scale.hung ? [{ position: timePosition(scale, 0, true), label: 'timed out' }] : [];
  return {
    height: 145,
    padding: [4, 40, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => extentOf(scale) },
      y: { range: () => [0, headroom * greatestShare] },
    },
    axes: [valueAxisLook(scale.axis, 'duration', hung), shareAxisLook(sharesUpTo(greatestShare))],
    series: [{}],
    hooks: {
      draw: [
        (chart) => drawBars(chart, sample, bars, scale),
        (chart) => drawPercentiles(chart, sample, scale),
      ],
    },
  };
}

/** Round shares, few of them: there is little room. */
function sharesUpTo(greatest: number): number[] {
  const axis = valueAxis('linear', [0, greatest]);
  return axisTicks(axis, 'ratio', 2).map(({ position }) => position);
}

function drawBars(
  chart: uPlot,
  { place }: LatencySample,
  bars: Bars,
  { axis, edgesMs, hung }: TimeScale,
): void {
  const { ctx } = chart;
  ctx.save();
  ctx.fillStyle = themeColour(chart.root, seriesLook(place).colour);
  ctx.strokeStyle = ctx.fillStyle;
  ctx.lineWidth = uPlot.pxRatio;
  for (const [bin, share] of bars.shares.entries()) {
    const [from, to] = [edgesMs[bin] ?? 0, edgesMs[bin + 1] ?? 0];
    if (share > 0) ctx.fillRect(...barOf(chart, axis.position(from), axis.position(to), share));
  }
  // Hollow, because nobody knows where these trials would have ended.
  if (hung && bars.hungShare > 0) ctx.strokeRect(...barOf(chart, hung[0], hung[1], bars.hungShare));
  ctx.restore();
}

/** A bar that is seen however small its share is. */
function barOf(chart: uPlot, from: number, to: number, share: number): [number, number, number, number] {
  const pixel = uPlot.pxRatio;
  const left = chart.valToPos(from, 'x', true);
  const width = Math.max(pixel, chart.valToPos(to, 'x', true) - left - pixel);
  const bottom = chart.valToPos(0, 'y', true);
  const height = Math.max(1.5 * pixel, bottom - chart.valToPos(share, 'y', true));
  return [left, bottom - height, width, height];
}

/** Each name in a line of its own: percentiles often lie close together. */
function drawPercentiles(chart: uPlot, { figures }: LatencySample, scale: TimeScale): void {
  const { ctx, bbox } = chart;
  const pixel = uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = themeColour(chart.root, '--text');
  ctx.fillStyle = ctx.strokeStyle;
  ctx.font = `${11 * pixel}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = pixel;
  for (const [line, { name, estimate }] of percentileMarks(figures.latency).entries()) {
    const x = chart.valToPos(timePosition(scale, estimate.value, estimate.atLeast), 'x', true);
    const y = bbox.top + (7 + 13 * line) * pixel;
    ctx.beginPath();
    ctx.moveTo(x, y - 6 * pixel);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(` ${estimate.atLeast ? '≥ ' : ''}${name}`, x + pixel, y);
  }
  ctx.restore();
}
