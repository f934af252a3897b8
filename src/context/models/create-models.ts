import type { AgentContext, Models, TokenUsage } from '../../model/agent.ts';
import { attribute } from '../../model/span.ts';
import type { ModelCall, ModelCaller, ModelService } from './model-service.ts';

type Reaching = Pick<AgentContext, 'clock' | 'trace' | 'signal'>;

/**
 * The models that a trial may ask. Each call is a span, and ends with the trial.
 *
 * @param service - what answers; the one that the environment names where none is given, loaded at the first call
 */
export function createModels(
  context: Reaching,
  caller: ModelCaller,
  service: ModelService | null = null,
): Models {
  const answering = async (): Promise<ModelService> =>
    service ?? (await import('./openai-service.io.ts')).openaiService;
  return {
    chat: (request) =>
      ask(context, caller, 'chat', request.model, async (call) => (await answering()).chat(request, call)),
    embed: (request) =>
      ask(context, caller, 'embeddings', request.model, async (call) =>
        (await answering()).embed(request, call),
      ),
  };
}

function ask<Reply extends { readonly usage: TokenUsage | null }>(
  { clock, trace, signal }: Reaching,
  caller: ModelCaller,
  operation: 'chat' | 'embeddings',
  model: string,
  work: (call: ModelCall) => Promise<Reply>,
): Promise<Reply> {
  const asked = { [attribute.operation]: operation, [attribute.model]: model };
  return trace.span(operation, model, asked, async (span) => {
    signal.throwIfAborted();
    // Without a price nobody knows what it cost.
    span.set({ [attribute.costUsd]: null });
    const reply = await work({
      caller,
      signal,
      clock,
      note: (attributes) => span.set(attributes),
      event: (name, attributes) => span.event(name, attributes),
    });
    const { usage } = reply;
    if (usage)
      span.set({
        [attribute.inputTokens]: usage.inputTokens,
        [attribute.outputTokens]: usage.outputTokens,
      });
    return reply;
  });
}
