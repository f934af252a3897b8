import * as z from 'zod';
import type { HistoryAgent, HistoryRun } from '../../model/history-run.ts';
import { reportSchema } from '../../model/report.ts';
import { schemaVersion } from '../../model/schema-version.ts';

/** Only what the list shows: the cells of a hundred runs need not be checked for it. */
const headSchema = z.lazy(() => reportSchema.pick({ run: true, verdict: true, leaderboard: true }));

type Head = z.infer<typeof headSchema>;

/**
 * What the list of runs shows of a report.
 *
 * @param name - of the run's folder
 * @param text - of its report.json
 */
export function readHistoryRun(name: string, text: string): HistoryRun {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged(name, 'report.json is not JSON');
  }
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'schemaVersion') : null;
  if (typeof version === 'number' && version > schemaVersion) {
    return damaged(name, 'report.json was written by a newer agent-eval');
  }
  const head = headSchema.safeParse(value);
  return version === schemaVersion && head.success
    ? toHistory(name, head.data)
    : damaged(name, 'report.json is no report of agent-eval');
}

export function damaged(run: string, problem: string): HistoryRun {
  return { run, at: null, status: 'damaged', problem, exitCode: null, agents: [] };
}

function toHistory(name: string, { run, verdict, leaderboard }: Head): HistoryRun {
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
