import type { Random } from '../../model/random.ts';
import { gammaDraw } from './gamma-draw.ts';

/**
 * Gives, at each call, the R-7 quantile of a new resample without drawing it: constant time however long the sample.
 *
 * A resample takes the values at ⌊nU⌋ for n uniform U, so its k-th smallest is the value at ⌊n·U₍ₖ₎⌋, and U₍ₖ₎ and
 * U₍ₖ₊₁₎ are ratios of sums of exponential draws: a Gamma(k), one more, and a Gamma(n−k).
 *
 * @param sorted - from `sortedCopy`
 * @see Devroye 1986, Non-Uniform Random Variate Generation, chapter V
 */
export function resampledQuantile(sorted: Float64Array, p: number, random: Random): () => number {
  const size = sorted.length;
  const position = (size - 1) * p;
  const rank = Math.floor(position) + 1;
  const fraction = position - Math.floor(position);
  const valueAt = (uniform: number): number => sorted[Math.min(size - 1, Math.floor(size * uniform))] ?? 0;
  return () => {
    const before = gammaDraw(rank, random);
    const between = gammaDraw(1, random);
    const after = rank < size ? gammaDraw(size - rank, random) : 0;
    const all = before + between + after;
    const low = valueAt(before / all);
    return fraction === 0 ? low : low + fraction * (valueAt((before + between) / all) - low);
  };
}
