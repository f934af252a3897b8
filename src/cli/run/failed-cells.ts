import { join } from 'node:path';
import { readEventLog } from '../../execute/read-event-log.io.ts';
import { RunFold } from '../../report/fold/run-fold.ts';
import { noSuchRun } from '../earlier/no-such-run.ts';
import { findRun } from '../earlier/run-folder.ts';
import { UserProblem } from '../user-problem.ts';

/**
 * The cells (`case@agent`) of an earlier run in which some trial did not pass.
 *
 * @throws UserProblem where there is no such run, or nothing failed in it
 */
export async function failedCells(out: string, named: string): Promise<ReadonlySet<string>> {
  const folder = findRun(out, named);
  if (folder === null) throw noSuchRun(out, named);
  const fold = new RunFold();
  await readEventLog(join(folder, 'events.jsonl'), (event) => fold.apply(event));
  const failed = fold.cells.filter((cell) => cell.failures.length > 0);
  if (failed.length === 0) throw new UserProblem('Nothing to run again', `Everything passed in ${folder}.`);
  return new Set(failed.map((cell) => `${cell.planned.case}@${cell.agent}`));
}
