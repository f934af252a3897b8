import type { RunEvent } from '../model/event.ts';
import { runEventSchema } from '../model/event.ts';
import { toFailure } from '../model/failure.ts';
import { schemaVersion } from '../model/schema-version.ts';
import { linesOf } from './lines-of.io.ts';

/** The log of a run cannot be used; the message says which line of which file, and why. */
export class EventLogError extends Error {
  override readonly name = 'EventLogError';
}

/**
 * Reads the events of a run one by one, so that a log of any length fits into memory.
 *
 * @returns whether the last line was torn (a killed run leaves one) and therefore dropped
 * @throws EventLogError for a missing or unreadable file, a broken line in the middle, or a future version
 */
export async function readEventLog(
  path: string,
  apply: (event: RunEvent) => void,
): Promise<{ readonly torn: boolean }> {
  let lineNumber = 0;
  let broken: string | null = null;
  try {
    for await (const line of linesOf(path)) {
      if (broken !== null) throw new EventLogError(broken);
      lineNumber++;
      const event = parseEvent(line);
      if (typeof event === 'string') broken = `${path}:${lineNumber}: ${event}`;
      else apply(event);
    }
  } catch (error) {
    if (error instanceof EventLogError) throw error;
    throw new EventLogError(`${path} cannot be read: ${toFailure(error).message}`, { cause: error });
  }
  if (lineNumber === 0) throw new EventLogError(`${path} is empty: no run was recorded there.`);
  if (lineNumber === 1 && broken !== null) throw new EventLogError(broken);
  return { torn: broken !== null };
}

/** The event on a line, or why it is none. */
function parseEvent(line: string): RunEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'This line is not JSON.';
  }
  if (isEvent(value)) return value;
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'schemaVersion') : null;
  if (typeof version === 'number' && version > schemaVersion) {
    return `It was written by a newer agent-eval (version ${version} of the log; this one reads ${schemaVersion}).`;
  }
  const issue = runEventSchema.safeParse(value).error?.issues[0];
  return `This is no event of a run: ${issue ? `${issue.path.join('/') || 'the line'}: ${issue.message}` : 'unknown shape'}.`;
}

/** The value itself is handed on, not zod's copy with its own order of keys: a report made again is the same text. */
function isEvent(value: unknown): value is RunEvent {
  return runEventSchema.safeParse(value).success;
}
