import type { Random } from '../../model/random.ts';

/** Gives, at each call, the difference of a statistic over one resample of pairs: both sides draw the same places. */
export function resampledPairs(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  statistic: (sample: readonly number[]) => number,
  random: Random,
): () => number {
  const size = first.length;
  return () => {
    const ofFirst: number[] = [];
    const ofSecond: number[] = [];
    for (let drawn = 0; drawn < size; drawn++) {
      const place = Math.floor(random.next() * size);
      ofFirst.push(first[place] ?? 0);
      ofSecond.push(second[place] ?? 0);
    }
    return statistic(ofFirst) - statistic(ofSecond);
  };
}
