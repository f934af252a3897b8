import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { linesOf } from '../../execute/lines-of.io.ts';
import { runStartedSchema } from '../../model/event.ts';
import { toFailure } from '../../model/failure.ts';
import type { HistoryRun } from '../../model/history-run.ts';
import { damaged, readHistoryRun } from '../../report/history/read-history-run.ts';
import { isGoingOn } from '../run/run-lock.ts';

/**
 * What the list of runs tells of one; never throws.
 *
 * @param folder - absolute folder of the run
 */
export async function historyRun(folder: string, name: string): Promise<HistoryRun> {
  const [log, report] = [join(folder, 'events.jsonl'), join(folder, 'report.json')];
  try {
    if (isGoingOn(folder)) return await unfinished(log, name, 'going-on');
    const hasReport = existsSync(report);
    const isStale = hasReport && existsSync(log) && statSync(log).mtimeMs > statSync(report).mtimeMs;
    if (hasReport && !isStale) return readHistoryRun(name, readFileSync(report, 'utf8'));
    return await unfinished(log, name, 'unfinished');
  } catch (error) {
    return damaged(name, toFailure(error).message);
  }
}

const beginningSchema = z.lazy(() => runStartedSchema.pick({ at: true, environment: true }));

async function unfinished(log: string, name: string, status: 'going-on' | 'unfinished'): Promise<HistoryRun> {
  for await (const line of linesOf(log)) {
    const { data } = beginningSchema.safeParse(JSON.parse(line));
    if (!data) break;
    const { commit, branch } = data.environment;
    return {
      run: name,
      at: data.at,
      status,
      exitCode: null,
      ...(commit === undefined ? {} : { commit }),
      ...(branch === undefined ? {} : { branch }),
      agents: [],
    };
  }
  return damaged(name, 'its log does not tell how it began');
}
