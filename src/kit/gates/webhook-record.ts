import * as z from 'zod';
import { decisions } from '../../model/approval.ts';
import { jsonSchema } from '../../model/json-schema.ts';

const name = z.string().min(1).max(200);

/** A decision as it is sent over the wire. */
export const webhookDecisionSchema = z
  .strictObject({
    decision: z.enum(decisions),
    by: name.describe('who decides'),
    reason: z.string().max(10_000).exactOptional(),
    payload: jsonSchema.exactOptional().describe('what takes the place of the payload, for modify alone'),
  })
  .refine(({ decision, payload }) => (decision === 'modify') === (payload !== undefined), {
    message: 'modify needs a payload, and nothing else has one',
  });

/** A request as an agent registers it. */
export const webhookRequestSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,200}$/),
  gate: name,
  node: name.exactOptional(),
  call: z.int().min(1),
  action: z.string().min(1),
  payload: jsonSchema.describe('null where there is none'),
  destructive: z.boolean(),
  asked: z.array(name).min(1).nullable().describe('who may decide; null: anybody'),
  timeoutMs: z.number().min(0).nullable().describe('how long those who are asked have'),
});

/** A request as the server knows it. */
export const webhookRecordSchema = webhookRequestSchema.extend({
  status: z.enum(['waiting', 'decided', 'withdrawn']),
  registeredAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  answer: webhookDecisionSchema.nullable(),
  refused: z.array(webhookDecisionSchema).describe('decisions of people who were not asked'),
});

export type WebhookDecision = Readonly<z.infer<typeof webhookDecisionSchema>>;
export type WebhookRequest = Readonly<z.infer<typeof webhookRequestSchema>>;
export type WebhookRecord = Readonly<z.infer<typeof webhookRecordSchema>>;
