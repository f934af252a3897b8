import type { HistoryAgent, HistoryRun } from '../../model/history-run.ts';
import type { Report } from '../../model/report.ts';

type Head = Pick<Report, 'run' | 'verdict' | 'leaderboard'>;

/**
 * What the list of runs shows of one that has its report.
 *
 * @param name - of the run's folder
 */
export function historyRunOf(name: string, { run, verdict, leaderboard }: Head): HistoryRun {
  const { commit, branch, dirty } = run.environment;
  return {
    run: name,
    at: run.at,
    status: run.status,
    exitCode: verdict.exitCode,
    ...(commit === undefined ? {} : { commit }),
    ...(branch === undefined ? {} : { branch }),
    ...(dirty === undefined ? {} : { dirty }),
    ...(run.shard === undefined ? {} : { shard: run.shard }),
    agents: leaderboard.map(toAgent).sort((a, b) => (a.agent < b.agent ? -1 : 1)),
  };
}

function toAgent({ agent, version, figures }: Head['leaderboard'][number]): HistoryAgent {
  const { p95 } = figures.latency;
  return {
    agent,
    ...(version === undefined ? {} : { version }),
    cases: figures.cases,
    trials: figures.trials,
    passRate: figures.passRate?.value ?? null,
    latencyP95Ms: p95?.value ?? null,
    isLatencyAtLeast: p95?.atLeast === true,
    costMeanUsd: figures.costMeanUsd?.value ?? null,
  };
}
