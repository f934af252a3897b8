import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { isGoingOn } from '../run/run-lock.ts';

/** What tells, without reading them, whether the files of a run have changed. */
export interface RunState {
  /** Another one after every change. */
  readonly key: string;
  readonly isGoingOn: boolean;
  /** The last change, in milliseconds since 1970; 0 where nothing is left of the run. */
  readonly changedMs: number;
}

/** @param folder - absolute folder of the run */
export function runState(folder: string): RunState {
  const files = ['events.jsonl', 'report.json', 'baseline.json'].map((name) => statOf(join(folder, name)));
  const marks = files.map((file) => (file ? `${file.ino}.${file.size}.${file.mtimeMs}` : '-'));
  const goingOn = isGoingOn(folder);
  return {
    key: [...marks, goingOn ? 'on' : 'off'].join('_'),
    isGoingOn: goingOn,
    changedMs: Math.max(...files.map((file) => file?.mtimeMs ?? 0)),
  };
}

/** null: it is not there, or out of reach. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
