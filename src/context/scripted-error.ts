import { parseDuration } from '../model/duration.ts';
import { AgentError, type ErrorKind } from '../model/failure.ts';
import type { ScriptedError } from '../model/scripted-error.ts';

/** The error that a case wrote, ready to be thrown; `messageOf` words it where the case does not. */
export function scriptedError(error: ScriptedError, messageOf: (kind: ErrorKind) => string): AgentError {
  const { kind, message, retryAfter } =
    typeof error === 'object'
      ? { ...error, retryAfter: error['retry-after'] }
      : { kind: error, message: undefined, retryAfter: undefined };
  const retryAfterMs = retryAfter === undefined ? null : parseDuration(retryAfter);
  return new AgentError(kind, message ?? messageOf(kind), retryAfterMs === null ? {} : { retryAfterMs });
}
