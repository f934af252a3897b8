import * as z from 'zod';
import { errorKinds } from '../../model/error-kinds.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { RecordedAnswer, RecordedKind, RecordingCaller } from '../../model/recording.ts';
import { schemaVersion } from '../../model/schema-version.ts';

/** All that is recorded of a case: what `recordings/<suite>/<case>.json` holds. */
export interface Recording {
  readonly case: string;
  readonly trials: readonly RecordedTrial[];
}

/** The calls of one trial, in the order in which they were made. */
export interface RecordedTrial {
  readonly agent: string;
  readonly iteration: number;
  readonly calls: readonly RecordedCall[];
}

export interface RecordedCall {
  readonly kind: RecordedKind;
  readonly role: RecordingCaller['role'];
  readonly request: JsonObject;
  readonly answer: RecordedAnswer;
}

const objectSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Expected an object.',
);
const replySchema = z.custom<Json>((value) => value !== undefined, 'Expected a reply.');
const atMs = z.number().min(0);

const callSchema = z.lazy(() =>
  z
    .strictObject({
      kind: z.enum(['chat', 'embed', 'tool']),
      role: z.enum(['agent', 'judge', 'user']).default('agent'),
      request: objectSchema,
      reply: replySchema.optional(),
      failure: z
        .strictObject({
          kind: z.enum(errorKinds),
          message: z.string(),
          cause: z.string().exactOptional(),
          retryAfterMs: atMs.exactOptional(),
        })
        .optional(),
      unanswered: z.literal(true).optional(),
      latencyMs: atMs.optional(),
      pieces: z.array(z.tuple([atMs, z.int().min(0)])).exactOptional(),
      told: z.string().exactOptional(),
    })
    .transform(({ kind, role, request, pieces, told, ...came }, context): RecordedCall => {
      const streamed = { ...(pieces ? { pieces } : {}), ...(told === undefined ? {} : { told }) };
      const answer = answerOf(came);
      if (answer === null) {
        context.addIssue('Expected a reply or a failure with latencyMs, or unanswered.');
        return z.NEVER;
      }
      return { kind, role, request, answer: { ...answer, ...streamed } };
    }),
);

function answerOf(came: {
  readonly reply?: Json | undefined;
  readonly failure?: Extract<RecordedAnswer, { failure: unknown }>['failure'] | undefined;
  readonly unanswered?: true | undefined;
  readonly latencyMs?: number | undefined;
}): RecordedAnswer | null {
  const { reply, failure, unanswered, latencyMs } = came;
  if (unanswered) return { unanswered };
  if (latencyMs === undefined) return null;
  if (failure) return { failure, latencyMs };
  return reply === undefined ? null : { reply, latencyMs };
}

/** Reads what a file holds, its texts of several lines put together before. */
export const recordingSchema = z.lazy(() =>
  z.strictObject({
    schemaVersion: z.literal(schemaVersion),
    case: z.string(),
    trials: z.array(
      z.strictObject({ agent: z.string(), iteration: z.int().min(1), calls: z.array(callSchema) }),
    ),
  }),
);
