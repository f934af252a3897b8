import { type RunEvent, runEventSchema } from '../model/event.ts';
import { schemaVersion } from '../model/schema-version.ts';

/** The event on a line of a log, or why it is none. */
export function parseEvent(line: string): RunEvent | string {
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
