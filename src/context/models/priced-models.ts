import type { TokenUsage } from '../../model/agent.ts';
import { AgentError, type ErrorKind } from '../../model/failure.ts';
import { attribute } from '../../model/span.ts';
import type { Reservation } from './budget-account.ts';
import { type Budgets, billionths } from './budgets.ts';
import { costOf, type ModelPrice } from './model-price.ts';
import type { ModelCall, ModelService } from './model-service.ts';
import { mostTokensOfChat, mostTokensOfTexts } from './most-tokens.ts';

export interface Pricing {
  /** null: it has no price, and cannot be asked. */
  readonly priceOf: (model: string) => ModelPrice | null;
  readonly budgets: Budgets | null;
}

/**
 * A service whose calls have a cost, which is noted on their spans, and are paid out of budgets.
 *
 * The most that a call may cost is reserved before it is sent. Afterwards its cost by the tokens that the service counted
 * is settled; where nobody knows what was charged (no count, no whole answer, no answer in time), all that was reserved
 * counts as spent and the cost is null. What a service refused or could not do (4xx, 5xx) costs nothing, and neither does what a recording answered: its cost is what was paid for it.
 */
export function pricedModels(service: ModelService, pricing: Pricing): ModelService {
  return {
    chat: (request, call) =>
      pay(pricing, request.model, mostTokensOfChat(request), call, (paid) => service.chat(request, paid)),
    embed: (request, call) =>
      pay(pricing, request.model, mostTokensOfTexts(request), call, (paid) => service.embed(request, paid)),
  };
}

async function pay<Reply extends { readonly usage: TokenUsage | null }>(
  { priceOf, budgets }: Pricing,
  model: string,
  most: TokenUsage,
  call: ModelCall,
  send: (call: ModelCall) => Promise<Reply>,
): Promise<Reply> {
  // As long as nothing was sent that is no guess.
  call.note({ [attribute.costUsd]: 0 });
  const price = priceOf(model);
  if (!price) throw withoutPrice(model);
  const mostUsd = costOf(most, price);
  const reserve = async (): Promise<Reservation | null> => (budgets ? budgets.reserve(mostUsd, call) : null);
  let open = await reserve();
  const settle = (usd: number | null): void => {
    open?.settle(billionths(usd ?? mostUsd));
    open = null;
  };
  call.note({ [attribute.costUsd]: null });
  let isKnown = true;
  let isReplayed = false;
  const note: ModelCall['note'] = (attributes) => {
    isReplayed ||= attributes[attribute.modelReplayed] === true;
    call.note(attributes);
  };
  const again = async (failed: ErrorKind): Promise<void> => {
    await call.again?.(failed);
    if (isFree(failed)) return;
    isKnown = false;
    settle(null);
    open = await reserve();
  };
  try {
    const reply = await send({ ...call, note, again });
    const costUsd = reply.usage && costOf(reply.usage, price);
    settle(isReplayed ? 0 : costUsd);
    call.note({ [attribute.costUsd]: isKnown ? costUsd : null });
    return reply;
  } catch (error) {
    const isRefused = error instanceof AgentError && isFree(error.kind) && !call.signal.aborted;
    settle(isRefused || isReplayed ? 0 : null);
    if (isRefused && isKnown) call.note({ [attribute.costUsd]: 0 });
    throw error;
  }
}

/** Whether a service charges nothing for a request that ended so. */
function isFree(kind: ErrorKind): boolean {
  return kind !== 'timeout' && kind !== 'network' && kind !== 'output';
}

function withoutPrice(model: string): AgentError {
  return new AgentError(
    'agent',
    `The model "${model}" was not asked: it has no price. Give it one under "models.prices" in the config, or all others one under "models.default-price".`,
  );
}
