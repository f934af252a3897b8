import { AgentError } from './failure.ts';

/** Nothing is recorded for a call: whatever the agent makes of it, its trial cannot be measured. */
export class RecordingMiss extends AgentError {
  readonly isRecordingMiss = true;

  constructor(message: string) {
    // Of no kind that is tried again: there will be no answer later, either.
    super('agent', message);
  }
}

/** Whether an error is a `RecordingMiss`. */
export function isRecordingMiss(error: unknown): error is RecordingMiss {
  return error instanceof Error && 'isRecordingMiss' in error && error.isRecordingMiss === true;
}
