import { partitionPoint } from './partition-point.ts';

/**
 * The share of trials that had ended by certain times: exact at each of them, however many trials there are.
 *
 * @param sortedMs - of the trials that ended, rising
 * @param trials - all of them; those that ran out of time never end here, so the share stays under 1
 * @param timesMs - where to look, in any order
 * @returns a share, 0…1, a time; 0 where there are no trials
 */
export function ecdf(sortedMs: Float64Array, trials: number, timesMs: readonly number[]): number[] {
  return timesMs.map((timeMs) =>
    trials === 0 ? 0 : partitionPoint(sortedMs, (ms) => ms <= timeMs) / trials,
  );
}
