import { checkLevel } from './check/check-level.ts';
import { normalQuantile } from './distributions/normal-quantile.ts';

/**
 * Standard errors that lie between no difference and one that is found: z(1 − (1−level)/2) + z(power).
 *
 * @throws RangeError when power or level is not between 0 and 1, or together they ask for no distance at all
 */
export function powerFactor(power: number, level: number): number {
  checkLevel('power', power);
  checkLevel('level', level);
  const factor = normalQuantile(power) - normalQuantile((1 - level) / 2);
  if (!(factor > 0)) {
    throw new RangeError(`power must be over ${(1 - level) / 2}, what chance alone finds, but is ${power}.`);
  }
  return factor;
}
