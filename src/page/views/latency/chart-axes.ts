import type uPlot from 'uplot';
import type { MetricUnit } from '../../../model/threshold.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { axisTicks, type Tick } from './axis-ticks.ts';
import { themeColour } from './theme-colour.ts';
import type { ValueAxis } from './value-axis.ts';

/** Pixels that a label with its space takes along an axis. */
const labelRoom = 78;
/** Pixels that two labels must be apart not to run into each other. */
const leastRoom = 58;
const font = '12px system-ui, sans-serif';

const look: uPlot.Axis = {
  font,
  labelFont: font,
  stroke: (chart) => themeColour(chart.root, '--faint'),
  grid: { stroke: (chart) => themeColour(chart.root, '--line'), width: 1 },
  ticks: { stroke: (chart) => themeColour(chart.root, '--line'), width: 1, size: 4 },
};

/**
 * The horizontal axis of values.
 *
 * @param more - ticks beside those of the values
 */
export function valueAxisLook(axis: ValueAxis, unit: MetricUnit, more: readonly Tick[] = []): uPlot.Axis {
  const ticks = (chart: uPlot): Tick[] => {
    const { min, max } = chart.scales['x'] ?? {};
    const room = (((max ?? 1) - (min ?? 0)) * leastRoom) / chart.width;
    const most = Math.max(2, Math.floor(chart.width / labelRoom));
    return apart([...more, ...axisTicks(axis, unit, most)], room);
  };
  return {
    ...look,
    size: 30,
    splits: (chart) => ticks(chart).map(({ position }) => position),
    values: (chart) => ticks(chart).map(({ label }) => label),
  };
}

/** Ticks without those that are too close to one that was named before them, rising. */
function apart(ticks: readonly Tick[], room: number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks)
    if (kept.every(({ position }) => Math.abs(position - tick.position) >= room)) kept.push(tick);
  return kept.sort((a, b) => a.position - b.position);
}

/** The vertical axis of shares. */
export function shareAxisLook(splits: readonly number[]): uPlot.Axis {
  return {
    ...look,
    size: 52,
    splits: () => [...splits],
    values: (_, shown) => shown.map((share) => formatValue(share, 'ratio')),
  };
}
