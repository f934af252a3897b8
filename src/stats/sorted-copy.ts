import { checkSample } from './check/check-sample.ts';

/**
 * A checked copy in rising order, to be sorted once and read by many figures.
 *
 * A typed array sorts numbers as numbers, about four times as fast as a list with a comparison.
 *
 * @throws RangeError when the sample is empty or holds anything but finite numbers
 */
export function sortedCopy(sample: ArrayLike<number>, name = 'sample'): Float64Array {
  checkSample(name, sample);
  return new Float64Array(sample).sort();
}
