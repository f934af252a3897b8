import type * as z from 'zod';
import { AgentError } from '../../../model/failure.ts';

/** The error for an answer that cannot be used: the service spoke, but not as agreed. */
export function unusableAnswer(model: string, what: string, why: string): AgentError {
  return new AgentError('output', `The answer of the model "${model}" is no usable ${what}: ${why}.`);
}

/** The error for a stream that ended before the reply did. */
export function cutStream(model: string): AgentError {
  return new AgentError('network', `The stream of the model "${model}" ended before its reply did.`);
}

/** @throws AgentError of kind `output` where the answer does not fit the schema */
export function readAs<Shape>(schema: z.ZodType<Shape>, model: string, what: string, answer: unknown): Shape {
  if (typeof answer === 'string') throw unusableAnswer(model, what, 'its content type is not JSON');
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const { path = [], message = '' } = read.error.issues[0] ?? {};
  throw unusableAnswer(model, what, `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`);
}
