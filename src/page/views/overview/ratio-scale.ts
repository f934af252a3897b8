const starts = [0.99, 0.98, 0.95, 0.9, 0.8, 0.5];

/**
 * The round part of 0…1 that rates are drawn on: all of it, or what lies beyond the nearest round share where the rates
 * keep to one end, so that 97 % can be told from 99 %.
 *
 * @param rates - at least one
 */
export function ratioScale(rates: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  const low = starts.find((start) => start < least);
  if (low !== undefined) return [low, 1];
  const high = starts.find((start) => most < 1 - start);
  return high === undefined ? [0, 1] : [0, Number((1 - high).toFixed(2))];
}
