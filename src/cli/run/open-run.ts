import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EventLog } from '../../execute/event-log.io.ts';
import { makeFolder } from '../../execute/make-folder.io.ts';
import type { RunEvent } from '../../model/event.ts';
import { redactEvent } from '../../project/redact-event.ts';
import type { Redact } from '../../project/secrets.ts';
import { RunFold } from '../../report/fold/run-fold.ts';
import { newRunId, pointToLatest } from '../earlier/run-folder.ts';
import { lockRun } from './run-lock.ts';

/** A run that events can be told to: each goes to the log, to the fold, and to whoever listens, in this order. */
export interface OpenRun {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  readonly fold: RunFold;
  /** Whether an earlier part of the run is in the fold already. */
  readonly isResumed: boolean;
  /** Whether the last line of that part was torn and dropped. */
  readonly wasTorn: boolean;
  /** Why the log can no longer be written; null while it can. */
  readonly logError: () => unknown;
  emit(event: RunEvent): void;
  flush(): void;
  close(): void;
}

export interface OpenRunOptions {
  /** Absolute folder of the runs. */
  readonly out: string;
  /** Absolute folder of a run to go on with. */
  readonly earlier: string | null;
  /** Looks at the earlier part before anything is written; what it throws leaves the run as it is. */
  readonly check: (fold: RunFold) => void;
  readonly redact: Redact;
  readonly listen: (event: RunEvent) => void;
  /** Told every event, those of the earlier part of a resumed run included. */
  readonly observe?: (event: RunEvent) => void;
  /** Told once when the log can no longer be written. */
  readonly onLogError: () => void;
}

/**
 * Opens a new run, or an earlier one to go on with.
 *
 * @throws UserProblem when another process is at it; EventLogError when its log cannot be used; system errors when the
 *   folder cannot be written
 */
export async function openRun(options: OpenRunOptions): Promise<OpenRun> {
  const { out, earlier, redact, listen } = options;
  const fold = new RunFold();
  const folder = earlier ?? makeRunFolder(out);
  const unlock = lockRun(folder);
  let wasTorn = false;
  if (earlier !== null) {
    const { readEventLog } = await import('../../execute/read-event-log.io.ts');
    const read = await readEventLog(join(earlier, 'events.jsonl'), (event) => {
      fold.apply(event);
      options.observe?.(event);
    });
    wasTorn = read.torn;
    options.check(fold);
  }
  const id = fold.started?.run ?? basename(folder);
  let logError: unknown = null;
  const log = new EventLog(folder, (error) => {
    logError = error;
    options.onLogError();
  });
  pointToLatest(out, basename(folder));
  return {
    id,
    folder,
    fold,
    isResumed: earlier !== null,
    wasTorn,
    logError: () => logError,
    emit(event) {
      const line = JSON.stringify(event);
      const told = redact(line) === line ? event : redactEvent(event, redact);
      log.append(told === event ? line : JSON.stringify(told));
      fold.apply(told);
      options.observe?.(told);
      listen(told);
    },
    flush: () => log.flush(),
    close: () => {
      log.close();
      unlock();
    },
  };
}

/** A folder of its own for a new run, even where two begin in the same moment. */
function makeRunFolder(out: string): string {
  makeFolder(out);
  for (;;) {
    const folder = join(out, newRunId(new Date()));
    try {
      mkdirSync(folder);
      return folder;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
