const blocks = '▁▂▃▄▅▆▇█';
const marks = '_.-=+*%#';

/**
 * Values as a row of marks, the least as the lowest and the greatest as the highest; what was not measured is a gap.
 *
 * @param unicode - false: nothing but ASCII
 */
export function sparkline(values: readonly (number | null)[], unicode: boolean): string {
  const known = values.filter((value) => value !== null);
  const least = known.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const most = known.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  const levels = unicode ? blocks : marks;
  return values
    .map((value) => {
      if (value === null) return ' ';
      const share = most === least ? 0.5 : (value - least) / (most - least);
      return levels[Math.min(levels.length - 1, Math.floor(share * levels.length))];
    })
    .join('');
}
