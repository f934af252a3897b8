import * as z from 'zod';
import type { HistoryRun } from '../../model/history-run.ts';
import { reportSchema } from '../../model/report.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { historyRunOf } from './history-run-of.ts';

/** Only what the list shows: the cells of a hundred runs need not be checked for it. */
const headSchema = z.lazy(() => reportSchema.pick({ run: true, verdict: true, leaderboard: true }));

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
    ? historyRunOf(name, head.data)
    : damaged(name, 'report.json is no report of agent-eval');
}

export function damaged(run: string, problem: string): HistoryRun {
  return { run, at: null, status: 'damaged', problem, exitCode: null, agents: [] };
}
