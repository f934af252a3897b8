import { join } from 'node:path';
import { EventLog } from '../execute/event-log.io.ts';
import type { RunEvent } from '../model/event.ts';
import { redactEvent } from '../project/redact-event.ts';
import type { Redact } from '../project/secrets.ts';
import { RunFold } from '../report/run-fold.ts';
import { findRun, newRunId, pointToLatest } from './run-folder.ts';

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
  emit(event: RunEvent): void;
  flush(): void;
  close(): void;
}

export interface OpenRunOptions {
  /** Absolute folder of the runs. */
  readonly out: string;
  /** Name or folder of a run to go on with. */
  readonly resume: string | null;
  readonly redact: Redact;
  readonly listen: (event: RunEvent) => void;
  /** Told every event, those of the earlier part of a resumed run included. */
  readonly observe?: (event: RunEvent) => void;
  /** Told once when the log can no longer be written. */
  readonly onLogError: (error: unknown) => void;
}

/**
 * Opens a new run, or an earlier one to go on with.
 *
 * @returns null where the run to resume does not exist
 * @throws EventLogError when its log cannot be used; system errors when the folder cannot be written
 */
export async function openRun(options: OpenRunOptions): Promise<OpenRun | null> {
  const { out, resume, redact, listen } = options;
  const fold = new RunFold();
  const earlier = resume === null ? null : findRun(out, resume);
  if (resume !== null && earlier === null) return null;
  let wasTorn = false;
  if (earlier !== null) {
    const { readEventLog } = await import('../execute/read-event-log.io.ts');
    const read = await readEventLog(join(earlier, 'events.jsonl'), (event) => {
      fold.apply(event);
      options.observe?.(event);
    });
    wasTorn = read.torn;
  }
  const id = fold.started?.run ?? newRunId(new Date());
  const folder = earlier ?? join(out, id);
  const log = new EventLog(folder, options.onLogError);
  pointToLatest(out, id);
  return {
    id,
    folder,
    fold,
    isResumed: earlier !== null,
    wasTorn,
    emit(event) {
      const line = JSON.stringify(event);
      const told = redact(line) === line ? event : redactEvent(event, redact);
      log.append(told === event ? line : JSON.stringify(told));
      fold.apply(told);
      options.observe?.(told);
      listen(told);
    },
    flush: () => log.flush(),
    close: () => log.close(),
  };
}
