import type { Random } from '../../model/random.ts';

/**
 * Gives, at each call, the difference of the R-7 quantiles over one resample of pairs.
 *
 * A resample is a count for each pair; walked in the order of either side, the counts show where its quantile lies,
 * so that nothing is sorted again.
 */
export function resampledPairQuantile(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  p: number,
  random: Random,
): () => number {
  const size = first.length;
  const counts = new Uint32Array(size);
  const ofFirst = quantileByCounts(first, p, counts);
  const ofSecond = quantileByCounts(second, p, counts);
  return () => {
    counts.fill(0);
    for (let drawn = 0; drawn < size; drawn++) {
      const place = Math.floor(random.next() * size);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return ofFirst() - ofSecond();
  };
}

function quantileByCounts(values: ArrayLike<number>, p: number, counts: Uint32Array): () => number {
  const order = Uint32Array.from(values, (_, place) => place).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0),
  );
  const position = (values.length - 1) * p;
  const rank = Math.floor(position) + 1;
  const fraction = position - Math.floor(position);
  return () => {
    let step = -1;
    let drawn = 0;
    while (drawn < rank && step < order.length) drawn += counts[order[++step] ?? 0] ?? 0;
    const low = values[order[step] ?? 0] ?? 0;
    if (fraction === 0) return low;
    while (drawn < rank + 1 && step < order.length) drawn += counts[order[++step] ?? 0] ?? 0;
    return low + fraction * ((values[order[step] ?? 0] ?? 0) - low);
  };
}
