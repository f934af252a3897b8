import type { Random } from '../../model/random.ts';

/** Gives, at each call, the mean of a new resample: n draws with replacement. */
export function resampledMean(sample: Float64Array, random: Random): () => number {
  const size = sample.length;
  return () => {
    let sum = 0;
    for (let drawn = 0; drawn < size; drawn++) sum += sample[Math.floor(random.next() * size)] ?? 0;
    return sum / size;
  };
}
