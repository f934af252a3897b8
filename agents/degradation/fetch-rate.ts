import { type AgentContext, AgentError } from 'agent-eval';
import type { Rate } from './answer-schema.ts';
import { answerSchema } from './answer-schema.ts';
import { rateSchema, ratesFetch } from './rates-fetch.ts';

/**
 * A rate from the service.
 *
 * @throws AgentError of kind `output` for an answer that is no rate of this currency; whatever the service throws
 */
export async function fetchRate(currency: string, context: AgentContext): Promise<Rate> {
  const found = rateSchema.safeParse(await context.tools.call(ratesFetch, { currency }));
  if (!found.success || found.data.currency !== currency)
    throw new AgentError('output', `The service gave something other than a rate of ${currency}.`);
  return { ...found.data, asOfMs: context.clock.now(), ageMs: 0 };
}

/** The last rate of this currency that this conversation has seen, with its age; null where it saw none. */
export function cachedRate(currency: string, { conversation, clock }: AgentContext): Rate | null {
  for (const { output } of [...conversation.history].reverse()) {
    const answer = answerSchema.safeParse(output);
    if (!answer.success || answer.data.status !== 'answered' || answer.data.currency !== currency) continue;
    const { rate, asOfMs } = answer.data;
    return { currency, rate, asOfMs, ageMs: clock.now() - asOfMs };
  }
  return null;
}
