import { normalQuantile } from './distributions/normal-quantile.ts';
import type { Interval } from './interval.ts';

/**
 * Wilson's score interval around a share that was seen in a number of trials, which need not be whole.
 *
 * @param share - passed / trials, in 0…1
 * @param trials - over 0
 * @returns bounds in 0…1, never of zero width
 * @see Wilson 1927, JASA 22
 */
export function wilsonInterval(share: number, trials: number, level: number): Interval {
  const z = -normalQuantile((1 - level) / 2);
  const weight = (z * z) / trials;
  const centre = share + weight / 2;
  const reach = z * Math.sqrt((share * (1 - share) + weight / 4) / trials);
  return {
    lower: share === 0 ? 0 : Math.max(0, (centre - reach) / (1 + weight)),
    upper: share === 1 ? 1 : Math.min(1, (centre + reach) / (1 + weight)),
  };
}
