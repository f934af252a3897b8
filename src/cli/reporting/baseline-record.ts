import { join } from 'node:path';
import { readEventLog } from '../../execute/read-event-log.io.ts';
import type { BaselineRecord } from '../../model/reporter.ts';
import { baselineOf } from '../../report/baseline/baseline-of.ts';
import { RunFold } from '../../report/fold/run-fold.ts';
import { findRun } from '../earlier/run-folder.ts';
import { runRecord } from './run-record.ts';

/**
 * What a run was compared with, together with the log of that run where it is still among the runs of the project.
 *
 * @param out - absolute folder of the runs
 */
export async function baselineRecord({ baseline }: RunFold, out: string): Promise<BaselineRecord | null> {
  if (!baseline) return null;
  const folder = findRun(out, baseline.run.run);
  return { ...baselineOf(baseline), record: folder === null ? null : await readRecord(folder) };
}

async function readRecord(folder: string): Promise<BaselineRecord['record']> {
  const fold = new RunFold();
  try {
    await readEventLog(join(folder, 'events.jsonl'), (event) => fold.apply(event));
    return runRecord(fold, folder);
  } catch {
    // Its figures are known all the same.
    return null;
  }
}
