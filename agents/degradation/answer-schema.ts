import type { ErrorKind } from 'agent-eval';
import * as z from 'zod';

export const questionSchema = z.strictObject({ currency: z.string(), amount: z.number().positive() });
export type Question = z.infer<typeof questionSchema>;

/** All ways in which the desk answers; a failure is none of them. */
export const answerSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('answered'),
    text: z.string(),
    currency: z.string(),
    rate: z.number(),
    asOfMs: z.number().describe('when the rate was fetched'),
    ageMs: z.number().min(0).describe('0: fetched for this answer'),
  }),
  z.strictObject({ status: z.literal('queued'), text: z.string(), expectedWaitMs: z.number() }),
  z.strictObject({ status: z.literal('answered-by-person'), text: z.string(), by: z.string() }),
  z.strictObject({ status: z.literal('open'), text: z.string() }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** A rate, and when it was fetched. */
export interface Rate {
  readonly currency: string;
  readonly rate: number;
  readonly asOfMs: number;
  readonly ageMs: number;
}

/** What went wrong on the way, for the person who takes over. */
export type Trouble = { readonly step: 'rate' | 'text'; readonly kind: ErrorKind; readonly message: string };
