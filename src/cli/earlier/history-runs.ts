import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { linesOf } from '../../execute/lines-of.io.ts';
import { runStartedSchema } from '../../model/event.ts';
import { toFailure } from '../../model/failure.ts';
import type { HistoryRun } from '../../model/history-run.ts';
import { damaged, readHistoryRun } from '../../report/history/read-history-run.ts';
import { isGoingOn } from '../run/run-lock.ts';

/**
 * The runs in a folder, newest first; those without a usable report, too.
 *
 * @param out - absolute
 */
export async function historyRuns(out: string): Promise<readonly HistoryRun[]> {
  const runs: { readonly run: HistoryRun; readonly order: string }[] = [];
  for (const name of runFolders(out)) {
    const run = await readOne(join(out, name), name);
    runs.push({ run, order: `${run.at ?? statSync(join(out, name)).mtime.toISOString()} ${name}` });
  }
  return runs.sort((a, b) => (a.order < b.order ? 1 : -1)).map(({ run }) => run);
}

/** Links are left alone: `latest` is one, and what others lead to is not of this folder. */
function runFolders(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out).filter((name) => {
    const folder = join(out, name);
    const hasRun = ['events.jsonl', 'report.json'].some((file) => existsSync(join(folder, file)));
    return hasRun && lstatSync(folder).isDirectory();
  });
}

async function readOne(folder: string, name: string): Promise<HistoryRun> {
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
