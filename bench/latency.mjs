import { median, ratioOf, round } from './measure.mjs';
import { waitInTurn } from './waiting.mjs';

/** Recorded percentiles of 1,000 trials of 50 ms at concurrency 100, against what a bare pool records. */
export function latency() {
  const { latencies } = waitInTurn();
  return ['P50', 'P95', 'P99'].map((name, index) => {
    const run = latencies.run.map((percentiles) => percentiles[index]);
    const bare = latencies.bare.map((percentiles) => percentiles[index]);
    return {
      target: `true latency: recorded ${name} within 5 % of a bare pool`,
      limit: 1.05,
      least: 0.95,
      measured: ratioOf(run, bare),
      unit: ' ×',
      detail: `${round(median(run))} ms against ${round(median(bare))} ms`,
    };
  });
}
