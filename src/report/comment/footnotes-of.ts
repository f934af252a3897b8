import type { FoldedReport } from '../../model/report.ts';

/** What the signs of a leaderboard mean, as far as there are any. */
export function footnotesOf({ leaderboard }: FoldedReport): string[] {
  const notes = new Set<string>();
  for (const { rank, figures } of leaderboard) {
    const { p50, p95, p99, leftOut } = figures.latency;
    for (const [name, estimate] of Object.entries({ P50: p50, P95: p95, P99: p99 })) {
      if (estimate?.note) notes.add(`* ${name}: ${estimate.note} for an upper bound`);
      if (estimate?.atLeast) notes.add('≥ some trials ran out of time: the true value is at least this');
    }
    if (leftOut > 0) notes.add('trials that failed without an answer are not in the latencies');
    if (rank[0] !== rank[1]) notes.add('a range of ranks: the data cannot tell which is better');
  }
  return [...notes].slice(0, most);
}

/** Every agent may have a number of trials of its own. */
const most = 8;
