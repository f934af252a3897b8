import type * as z from 'zod';
import { parseDuration } from '../model/duration.ts';

/** A kind of item that a case scripts beside its input: decisions at gates, or faults. */
export interface ScriptedKind<Value> {
  readonly schema: z.ZodType<Value>;
  /** Mistakes that a schema cannot see. */
  problemsOf(value: Value): readonly ScriptedProblem[];
}

export interface ScriptedProblem {
  /** The key that is wrong; null where the item as a whole is. */
  readonly key: string | null;
  /** Last part of the diagnostic's code. */
  readonly code: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}

const longestMs = 24 * 86_400_000;

/** A wait that no trial would live to see. */
export function tooLong(key: string, duration: string | undefined): ScriptedProblem[] {
  if (duration === undefined || (parseDuration(duration) ?? 0) <= longestMs) return [];
  return [
    {
      key,
      code: 'too-long',
      message: `"${key}" cannot be ${duration}.`,
      why: 'No trial lasts that long.',
      fix: 'Write at most 24d.',
    },
  ];
}
