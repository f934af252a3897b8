import type { Estimate, Figures, Report } from '../../../model/report.ts';
import type { ShownUnit } from '../../../report/show/format-value.ts';

export interface FigureColumn {
  readonly title: string;
  readonly unit: ShownUnit;
  of(figures: Figures): Estimate | null;
}

const columns: readonly FigureColumn[] = [
  { title: 'pass rate', unit: 'ratio', of: ({ passRate }) => passRate },
  { title: 'score', unit: 'score', of: ({ scoreMean }) => scoreMean },
  { title: 'errors', unit: 'ratio', of: ({ errorRate }) => errorRate },
  { title: 'P50', unit: 'duration', of: ({ latency }) => latency.p50 },
  { title: 'P95', unit: 'duration', of: ({ latency }) => latency.p95 },
  { title: 'P99', unit: 'duration', of: ({ latency }) => latency.p99 },
  { title: 'cost a trial', unit: 'usd', of: ({ costMeanUsd }) => costMeanUsd },
  { title: 'tokens a trial', unit: 'count', of: ({ tokensMean }) => tokensMean },
];

/** The figures that were measured of any agent; errors only where there were some. */
export function leaderboardColumns(leaderboard: Report['leaderboard']): readonly FigureColumn[] {
  return columns.filter(({ title, of }) =>
    leaderboard.some(({ figures }) => {
      const estimate = of(figures);
      return estimate !== null && (title !== 'errors' || estimate.value > 0);
    }),
  );
}
