import uPlot from 'uplot';
import type { MetricUnit } from '../../../model/threshold.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { axisTicks } from './axis-ticks.ts';
import type { AxisKind } from './bin-edges.ts';
import { shareAxisLook, valueAxisLook } from './chart-axes.ts';
import { drawWhisker } from './draw-whisker.ts';
import { placeLabels } from './place-labels.ts';
import type { Scatter, ScatterPoint } from './scatter-points.ts';
import { priceAxis, qualityRange } from './scatter-range.ts';
import { seriesLook } from './series-look.ts';
import type { Standing } from './standings.ts';
import { themeColour } from './theme-colour.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** How a scatter is drawn; the marks of those behind a Pareto front are hollow. */
export function scatterOptions(
  { points }: Scatter,
  unit: MetricUnit,
  kind: AxisKind | null,
  standing: ReadonlyMap<string, Standing>,
): Omit<uPlot.Options, 'width'> {
  const axis = priceAxis(points, kind);
  const [low, high] = qualityRange(points);
  const [from, to] = [axis.position(axis.least), axis.position(axis.greatest)];
  const shares = axisTicks(valueAxis('linear', [low, high]), 'ratio', 5).map(({ position }) => position);
  const margin = (high - low) * 0.06;
  return {
    height: 300,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [from, to + (to - from) * 0.04] },
      y: { range: () => [low - margin, high + margin] },
    },
    axes: [valueAxisLook(axis, unit), shareAxisLook(shares)],
    series: [{}],
    hooks: { draw: [(chart) => drawPoints(chart, points, axis, standing)] },
  };
}

function drawPoints(
  chart: uPlot,
  points: readonly ScatterPoint[],
  axis: ValueAxis,
  standing: ReadonlyMap<string, Standing>,
): void {
  const { ctx, bbox } = chart;
  const pixel = uPlot.pxRatio;
  const marks = points.map((point) => ({ point, ...markOf(chart, point, axis) }));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = 1.5 * pixel;
  for (const { point, x, y, across, up } of marks) {
    ctx.strokeStyle = themeColour(chart.root, seriesLook(point.place).colour);
    drawWhisker(ctx, across, pixel);
    drawWhisker(ctx, up, pixel);
    ctx.beginPath();
    ctx.arc(x, y, 5 * pixel, 0, 2 * Math.PI);
    ctx.fillStyle =
      standing.get(point.name) === 'behind' ? themeColour(chart.root, '--ground') : ctx.strokeStyle;
    ctx.fill();
    ctx.stroke();
  }
  ctx.font = `${12 * pixel}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = themeColour(chart.root, '--text');
  const texts = marks.map(({ point, x, y }) => {
    const text = visibleText(point.name);
    return { text, x, y, width: ctx.measureText(text).width };
  });
  for (const { text, x, y } of placeLabels(texts, bbox, pixel)) ctx.fillText(text, x, y);
  ctx.restore();
}

function markOf(chart: uPlot, { quality, price }: ScatterPoint, axis: ValueAxis) {
  const { left, top, width, height } = chart.bbox;
  const xAt = (value: number): number => chart.valToPos(axis.position(value), 'x', true);
  const yAt = (value: number): number => chart.valToPos(value, 'y', true);
  const x = xAt(price.value);
  const y = yAt(quality.value);
  const across = {
    value: x,
    lower: price.lower === null ? null : xAt(price.lower),
    upper: price.upper === null ? null : xAt(price.upper),
    ends: [left, left + width],
    across: y,
    isVertical: false,
    isAtLeast: price.atLeast === true,
  } as const;
  const up = {
    value: y,
    lower: quality.lower === null ? null : yAt(quality.lower),
    upper: quality.upper === null ? null : yAt(quality.upper),
    ends: [top + height, top],
    across: x,
    isVertical: true,
    isAtLeast: false,
  } as const;
  return { x, y, across, up };
}
