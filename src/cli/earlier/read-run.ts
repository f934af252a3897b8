import { basename, dirname, join, resolve } from 'node:path';
import { readEventLog } from '../../execute/read-event-log.io.ts';
import type { RunEvent } from '../../model/event.ts';
import { RunFold } from '../../report/fold/run-fold.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { noSuchRun } from './no-such-run.ts';
import { findRun } from './run-folder.ts';

/** A run of earlier, read from its log. */
export interface EarlierRun {
  /** Absolute. */
  readonly folder: string;
  readonly fold: RunFold;
}

/**
 * Reads the log of a run; a torn last line is told and left out.
 *
 * @param out - absolute folder of the runs
 * @param named - a run's name, `latest`, or a path: its folder, or a file in it
 * @param onEvent - told every event, in order
 * @throws UserProblem where there is no such run; EventLogError where its log cannot be used
 */
export async function readRun(
  out: string,
  named: string,
  terminal: Terminal,
  onEvent: (event: RunEvent) => void = () => {},
): Promise<EarlierRun> {
  const isFile = ['events.jsonl', 'report.json'].includes(basename(named));
  const found = findRun(out, isFile ? resolve(dirname(named)) : named);
  if (found === null) throw noSuchRun(out, named);
  const folder = resolve(found);
  const fold = new RunFold();
  const { torn } = await readEventLog(join(folder, 'events.jsonl'), (event) => {
    fold.apply(event);
    onEvent(event);
  });
  if (fold.started === null) {
    throw new UserProblem(
      `${shownPath(join(folder, 'events.jsonl'))} does not tell how the run began`,
      'Its first lines are missing. Restore the file, or start a new run.',
    );
  }
  if (torn) {
    terminal.error(
      `warning  The last line of ${shownPath(join(folder, 'events.jsonl'))} is torn, as when a run is killed; it is left out.\n`,
    );
  }
  return { folder, fold };
}
