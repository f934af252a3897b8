import * as z from 'zod';
import type { AgentContext } from '../../model/agent.ts';
import { AgentError, errorKinds } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Span } from '../../model/span.ts';
import { spanSchema } from '../../model/span-schema.ts';
import { excerpt } from '../excerpt.ts';

/**
 * What a process is asked, as one JSON object: the input, and the conversation that it belongs to.
 *
 * In `mode: lines` the object carries an `id` as well, which every answer repeats.
 */
export function requestFor(input: Json, { conversation }: AgentContext): JsonObject {
  const { sessionId, turn, history } = conversation;
  return {
    input,
    conversation: {
      sessionId,
      turn,
      history: history.map((past) => ({ input: past.input, output: past.output })),
    },
  };
}

const wireSpan = z.looseObject({
  id: z.int().min(1).optional(),
  parent: z.int().nullable().default(null),
  name: spanSchema.shape.name,
  label: z.string(),
  startMs: z.number().default(0),
  endMs: z.number().nullable().optional(),
  error: z.object({ kind: z.enum(errorKinds).default('agent'), message: z.string() }).optional(),
  attributes: spanSchema.shape.attributes.default({}),
  events: z
    .array(
      z.object({
        name: z.string(),
        atMs: z.number().default(0),
        attributes: spanSchema.shape.attributes.default({}),
      }),
    )
    .default([]),
});

const id = z.int().optional();
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('span'), id, span: wireSpan }),
  z.object({ type: z.literal('output'), id, output: jsonSchema }),
  z.object({
    type: z.literal('error'),
    id,
    error: z.object({ kind: z.enum(errorKinds).default('agent'), message: z.string() }),
  }),
]);

/** One line that a process writes. */
export type Message = z.infer<typeof messageSchema>;
export type WireSpan = z.infer<typeof wireSpan>;

/** Whether a value says of itself that it is a line of the protocol. */
export function claimsToBeMessage(value: unknown): value is { type: string } {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type } = value;
  return (type === 'span' || type === 'output' || type === 'error') && type in value;
}

/**
 * Reads a line of the protocol.
 *
 * @param line - as it was written, for messages
 * @throws AgentError of kind `output` that says what is wrong with the line
 */
export function readMessage(value: unknown, line = JSON.stringify(value)): Message {
  const result = messageSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the line' : `/${issue.path.join('/')}`;
  throw new AgentError(
    'output',
    `A line of standard output is no valid message: ${where}: ${issue?.message ?? 'unreadable'} (${excerpt(line)})`,
  );
}

/**
 * Reads a line of `mode: lines`: a message with an `id`, whose `type` may be left out where a key says it.
 *
 * @throws AgentError of kind `output` that says what is wrong with the line
 */
export function readReply(line: string): Message & { readonly id: number } {
  const value = parseObject(line);
  const type = value['type'] ?? ['output', 'error', 'span'].find((key) => key in value) ?? 'output';
  const message = readMessage({ ...value, type }, line);
  if (message.id !== undefined) return { ...message, id: message.id };
  throw new AgentError(
    'output',
    `A line of standard output has no "id" to tell its question: ${excerpt(line)}`,
  );
}

/** The id that a line claims to answer, however broken the rest of it is; null where none can be read. */
export function claimedId(line: string): number | null {
  try {
    const id: unknown = parseObject(line)['id'];
    return typeof id === 'number' ? id : null;
  } catch {
    return null;
  }
}

function parseObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below.
  }
  throw new AgentError(
    'output',
    `A line of standard output is no JSON object: ${excerpt(line)}. Write logs to standard error.`,
  );
}

/**
 * The spans of one answer with ids for those that have none. A span without an end took no time.
 *
 * @throws AgentError of kind `output` when a parent is not among the spans
 */
export function spansOf(wire: readonly WireSpan[]): Span[] {
  let free = Math.max(0, ...wire.map((span) => span.id ?? 0));
  const spans = wire.map((span): Span => {
    const { id = ++free, parent, name, label, startMs, endMs = startMs, error, attributes, events } = span;
    return { id, parent, name, label, startMs, endMs, attributes, events, ...(error ? { error } : {}) };
  });
  const ids = new Set(spans.map((span) => span.id));
  if (ids.size < spans.length) throw new AgentError('output', 'Two spans of one answer have the same id.');
  const orphan = spans.find((span) => span.parent !== null && !ids.has(span.parent));
  if (orphan === undefined) return spans;
  throw new AgentError(
    'output',
    `The span "${orphan.label}" has the parent ${orphan.parent}, which is no span.`,
  );
}
