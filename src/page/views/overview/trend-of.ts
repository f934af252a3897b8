import type { HistoryAgent, HistoryRun } from '../../../model/history-run.ts';
import type { PageData } from '../../../report/html/page-data.ts';

/** Runs that charts show; older ones are in the list of runs. */
const mostRuns = 50;

export interface TrendPoint {
  readonly run: HistoryRun;
  readonly isThis: boolean;
  /** null: not measured in that run. */
  readonly value: number | null;
  readonly isAtLeast: boolean;
  /** That the agent was tried on: other cases may be why a value is another one. */
  readonly cases: number;
}

export interface AgentTrend {
  readonly agent: string;
  /** Oldest first, a point for each run that the agent was in. */
  readonly passRate: readonly TrendPoint[];
  readonly latencyP95Ms: readonly TrendPoint[];
}

/** How each agent of the run developed; those that no earlier whole run had are left out. */
export function trendOf({ report, history }: Pick<PageData, 'report' | 'history'>): AgentTrend[] {
  // Runs of a part say nothing of how an agent develops.
  const whole = history.filter(({ status, shard }) => status === 'completed' && !shard);
  const runs = whole.slice(0, mostRuns).reverse();
  return report.leaderboard.flatMap(({ agent }) => {
    const points = (pick: (figures: HistoryAgent) => number | null): TrendPoint[] =>
      runs.flatMap((run) => {
        const figures = run.agents.find((one) => one.agent === agent);
        if (!figures) return [];
        const isAtLeast = figures.isLatencyAtLeast;
        return [
          { run, isThis: run.run === report.run.run, value: pick(figures), isAtLeast, cases: figures.cases },
        ];
      });
    const passRate = points((figures) => figures.passRate);
    if (passRate.filter(({ value }) => value !== null).length < 2) return [];
    return [{ agent, passRate, latencyP95Ms: points((figures) => figures.latencyP95Ms) }];
  });
}
