import type { CellColumns } from '../fold/cell-columns.ts';
import { countsInFigures } from '../fold/trial-columns.ts';

/** Latencies in order, slowest last; trials that ran out of time stand behind all others. */
export interface Latencies {
  readonly sortedMs: Float64Array;
  readonly censored: number;
  /** Trials that passed or failed without a latency: with any, nothing is claimed. */
  readonly unmeasured: number;
}

/**
 * Puts the latencies of cells in order so that a hang never improves a percentile: a trial that ran out of time counts
 * as at least as slow as the slowest one that ended.
 *
 * One column is filled and sorted in place: of a million trials, a list that grows and is copied would take more
 * memory than all the rest of a run.
 */
export function gatherLatencies(cells: readonly CellColumns[]): Latencies {
  const most = cells.reduce((sum, { trials }) => sum + trials.latencyMs.length, 0);
  const sortedMs = new Float64Array(most);
  const hungMs: number[] = [];
  let ended = 0;
  let unmeasured = 0;
  for (const { trials } of cells) {
    for (let index = 0; index < trials.status.length; index++) {
      const code = trials.status[index] ?? 0;
      if (!countsInFigures(code)) continue;
      const latencyMs = trials.latencyMs[index] ?? Number.NaN;
      if (Number.isNaN(latencyMs)) unmeasured += trials.statusAt(index) === 'errored' ? 0 : 1;
      else if (trials.isMarked(index, 'timedOut')) hungMs.push(latencyMs);
      else sortedMs[ended++] = latencyMs;
    }
  }
  const slowestMs = sortedMs.subarray(0, ended).sort().at(-1) ?? 0;
  const hung = hungMs.map((latencyMs) => Math.max(latencyMs, slowestMs)).sort((a, b) => a - b);
  sortedMs.set(hung, ended);
  return { sortedMs: sortedMs.subarray(0, ended + hung.length), censored: hung.length, unmeasured };
}
