import uPlot from 'uplot';
import { shareAxisLook, valueAxisLook } from './chart-axes.ts';
import { drawWhisker } from './draw-whisker.ts';
import type { LatencySample } from './latency-samples.ts';
import { percentileMarks } from './percentile-marks.ts';
import { seriesLook } from './series-look.ts';
import { themeColour } from './theme-colour.ts';
import { timePosition } from './time-position.ts';
import { extentOf, type TimeScale } from './time-scale.ts';

/** How cumulative curves are drawn, with the percentiles and their intervals on them. */
export function ecdfOptions(
  samples: readonly LatencySample[],
  scale: TimeScale,
  onPoint: (index: number | null) => void,
): Omit<uPlot.Options, 'width'> {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const hung = scale.hung ? [{ position: timePosition(scale, 0, true), label: 'timed out' }] : [];
  return {
    height: 360,
    padding: [12, 40, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: () => extentOf(scale) }, y: { range: () => [0, 1.02] } },
    axes: [valueAxisLook(scale.axis, 'duration', hung), shareAxisLook([0, 0.2, 0.4, 0.6, 0.8, 1])],
    series: [
      {},
      ...samples.map(({ place }): uPlot.Series => {
        const { colour, dash } = seriesLook(place);
        const stroke = ({ root }: uPlot): string => themeColour(root, colour);
        const paths = stepped ? { paths: stepped } : {};
        return { ...paths, stroke, dash: [...dash], width: 1.75, points: { show: false } };
      }),
    ],
    hooks: {
      drawAxes: [drawLevels],
      draw: samples.map((sample) => (chart: uPlot) => drawPercentiles(chart, sample, scale)),
      setCursor: [
        ({ cursor }) => onPoint(cursor.left === undefined || cursor.left < 0 ? null : (cursor.idx ?? null)),
      ],
    },
  };
}

const levels = { P50: 0.5, P95: 0.95, P99: 0.99 };

/** Lines at the shares that percentiles are of. */
function drawLevels(chart: uPlot): void {
  const { ctx, bbox } = chart;
  const pixel = uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = themeColour(chart.root, '--faint');
  ctx.fillStyle = ctx.strokeStyle;
  ctx.font = `${11 * pixel}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = pixel;
  ctx.setLineDash([pixel, 3 * pixel]);
  const right = bbox.left + bbox.width;
  for (const [name, share] of Object.entries(levels)) {
    const y = chart.valToPos(share, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(right, y);
    ctx.stroke();
    ctx.fillText(name, right + 6 * pixel, y);
  }
  ctx.restore();
}

function drawPercentiles(chart: uPlot, { place, figures }: LatencySample, scale: TimeScale): void {
  const { ctx, bbox } = chart;
  const pixel = uPlot.pxRatio;
  const at = (ms: number, isAtLeast = false): number =>
    chart.valToPos(timePosition(scale, ms, isAtLeast), 'x', true);
  ctx.save();
  ctx.strokeStyle = themeColour(chart.root, seriesLook(place).colour);
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = 1.5 * pixel;
  for (const { share, estimate } of percentileMarks(figures.latency)) {
    const value = at(estimate.value, estimate.atLeast);
    const across = chart.valToPos(share, 'y', true);
    const [lower, upper] = [estimate.lower, estimate.upper].map((bound) =>
      bound === null ? null : at(bound),
    );
    drawWhisker(
      ctx,
      {
        value,
        lower: lower ?? null,
        upper: upper ?? null,
        ends: [bbox.left, bbox.left + bbox.width],
        across,
        isVertical: false,
        isAtLeast: estimate.atLeast === true,
      },
      pixel,
    );
    ctx.beginPath();
    ctx.arc(value, across, 4 * pixel, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}
