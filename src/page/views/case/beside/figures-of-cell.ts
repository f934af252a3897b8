import type { Baseline, Estimate } from '../../../../model/report.ts';
import { measureMean, measurePercentile } from '../../../../report/measure/measure-latency.ts';

type Columns = Pick<Baseline['cells'][number], 'iterations' | 'status' | 'score' | 'latencyMs' | 'timedOut'>;

/** Mean score (0…1) and median latency (milliseconds) of one case by one agent; null: not measured. */
export function figuresOfCell(cell: Columns): {
  readonly score: Estimate | null;
  readonly latency: Estimate | null;
} {
  const counted = cell.iterations.flatMap((_, index) =>
    /[pfe]/.test(cell.status[index] ?? '') ? [index] : [],
  );
  const scores = counted.flatMap((index) => cell.score[index] ?? []);
  const isScored = scores.length === counted.length;
  return {
    score: isScored ? measureMean(scores, 0.95, { lower: 0, upper: 1 }) : null,
    latency: measurePercentile(latenciesOf(cell, counted), 0.5),
  };
}

/** As the figures of a whole run have them: a trial that ran out of time is at least as slow as the slowest that ended. */
function latenciesOf({ iterations, status, latencyMs, timedOut }: Columns, counted: readonly number[]) {
  const hungAt = new Set(timedOut);
  const ended: number[] = [];
  const hung: number[] = [];
  let unmeasured = 0;
  for (const index of counted) {
    const ms = latencyMs[index] ?? null;
    if (ms === null) unmeasured += status[index] === 'e' ? 0 : 1;
    else (hungAt.has(iterations[index] ?? 0) ? hung : ended).push(ms);
  }
  const slowest = ended.reduce((most, ms) => Math.max(most, ms), 0);
  const sorted = [...ended, ...hung.map((ms) => Math.max(ms, slowest))].sort((a, b) => a - b);
  return { sortedMs: Float64Array.from(sorted), censored: hung.length, unmeasured };
}
