/** Mean and sample variance (divisor n − 1; NaN of a single value). */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance in two passes, the sum with what rounding took away added at its end.
 *
 * As `mean` and `sampleVariance` of simple-statistics, which take lists only: a typed array of a million latencies
 * would have to be copied into one first.
 *
 * @param sample - finite numbers, at least one; not checked
 * @see Neumaier 1974, Zeitschrift für angewandte Mathematik und Mechanik 54
 */
export function moments(sample: ArrayLike<number>): Moments {
  const mean = sumOf(sample) / sample.length;
  let squares = 0;
  for (let index = 0; index < sample.length; index++) squares += ((sample[index] ?? Number.NaN) - mean) ** 2;
  return { mean, variance: squares / (sample.length - 1) };
}

function sumOf(sample: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < sample.length; index++) {
    const value = sample[index] ?? Number.NaN;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
