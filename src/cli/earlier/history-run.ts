import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { linesOf } from '../../execute/lines-of.io.ts';
import { LogReader } from '../../execute/log-reader.io.ts';
import { type RunStarted, runStartedSchema } from '../../model/event.ts';
import { toFailure } from '../../model/failure.ts';
import type { HistoryRun } from '../../model/history-run.ts';
import { buildReport } from '../../report/build-report.ts';
import { RunFold } from '../../report/fold/run-fold.ts';
import { historyRunOf } from '../../report/history/history-run-of.ts';
import { damaged, readHistoryRun } from '../../report/history/read-history-run.ts';
import { isGoingOn } from '../run/run-lock.ts';
import { readCopy } from '../run/write-baseline.ts';
import { currentReport } from './current-report.ts';

/**
 * What the list of runs tells of one; never throws.
 *
 * @param folder - absolute folder of the run
 */
export async function historyRun(folder: string, name: string): Promise<HistoryRun> {
  try {
    if (isGoingOn(folder)) return await goingOn(folder, name);
    const report = currentReport(folder);
    return report === null ? await logged(folder, name) : readHistoryRun(name, readFileSync(report, 'utf8'));
  } catch (error) {
    return damaged(name, toFailure(error).message);
  }
}

type Beginning = Pick<RunStarted, 'at' | 'environment'>;

const beginningSchema = z.lazy(() => runStartedSchema.pick({ at: true, environment: true }));

/** Its log grows: the first line is enough. */
async function goingOn(folder: string, name: string): Promise<HistoryRun> {
  for await (const line of linesOf(join(folder, 'events.jsonl'))) {
    const { data } = beginningSchema.safeParse(JSON.parse(line));
    return data ? begun(name, data, 'going-on') : withoutBeginning(name);
  }
  return withoutBeginning(name);
}

/** A run may have ended and left no report, as where no reporter wrote one: its log tells the same. */
async function logged(folder: string, name: string): Promise<HistoryRun> {
  const fold = new RunFold();
  await new LogReader(join(folder, 'events.jsonl'), 'events.jsonl').readOn((event) => fold.apply(event));
  if (fold.started === null) return withoutBeginning(name);
  if (fold.finished === null) return begun(name, fold.started, 'unfinished');
  const baseline = readCopy(folder);
  if (baseline) fold.baseline = baseline;
  return historyRunOf(name, buildReport(fold));
}

function begun(name: string, { at, environment }: Beginning, status: 'going-on' | 'unfinished'): HistoryRun {
  const { commit, branch } = environment;
  return {
    run: name,
    at,
    status,
    exitCode: null,
    ...(commit === undefined ? {} : { commit }),
    ...(branch === undefined ? {} : { branch }),
    agents: [],
  };
}

function withoutBeginning(name: string): HistoryRun {
  return damaged(name, 'its log does not tell how it began');
}
