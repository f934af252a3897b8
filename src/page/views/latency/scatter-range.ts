import { type AxisKind, binEdges } from './bin-edges.ts';
import type { ScatterPoint } from './scatter-points.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** From here on the least prices would all lie at the edge of a linear axis. */
const wideSpread = 30;

/**
 * The axis of prices: all values and the bounds that are known have a place on it.
 *
 * @param kind - null: as the spread of the values asks for
 */
export function priceAxis(points: readonly ScatterPoint[], kind: AxisKind | null): ValueAxis {
  const prices = points.flatMap(({ price: { value, lower, upper } }) => [
    value,
    lower ?? value,
    upper ?? value,
  ]);
  const shown = prices.map((price) => Math.max(0, price));
  const values = points.map(({ price }) => price.value);
  const aboveZero = Math.min(...shown.filter((price) => price > 0));
  const greatest = Math.max(...shown);
  const cheapest = Math.min(...values.filter((value) => value > 0));
  const fitting = greatest / cheapest >= wideSpread ? 'log' : 'linear';
  const chosen = kind ?? fitting;
  const least = chosen === 'log' ? Math.min(...shown) : 0;
  return valueAxis(chosen, binEdges(chosen, { least, aboveZero, greatest }));
}

/** The shares that the axis of quality begins and ends at, in tenths: all points and their intervals lie between them. */
export function qualityRange(points: readonly ScatterPoint[]): readonly [number, number] {
  const lowest = Math.min(...points.map(({ quality: { value, lower } }) => lower ?? value));
  const highest = Math.max(...points.map(({ quality: { value, upper } }) => upper ?? value));
  const first = Math.max(0, Math.floor(lowest * 10 + 1e-9) / 10);
  return [first, Math.min(1, Math.max(first + 0.1, Math.ceil(highest * 10 - 1e-9) / 10))];
}
