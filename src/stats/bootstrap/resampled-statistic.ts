import type { Random } from '../../model/random.ts';

/** Gives, at each call, a statistic of a new resample: n draws with replacement. */
export function resampledStatistic(
  sample: readonly number[],
  statistic: (sample: readonly number[]) => number,
  random: Random,
): () => number {
  return () => statistic(sample.map(() => sample[Math.floor(random.next() * sample.length)] ?? 0));
}
