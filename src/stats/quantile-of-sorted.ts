/**
 * `quantile` of what `sortedCopy` gave, without sorting again.
 *
 * @param p - in 0…1; not checked
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return Math.min(high, low + (position - below) * (high - low));
}
