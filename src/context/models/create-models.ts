import type { AgentContext, Models, TokenUsage } from '../../model/agent.ts';
import { attribute } from '../../model/span.ts';
import type { ModelService } from './model-service.ts';

type Reaching = Pick<AgentContext, 'clock' | 'trace' | 'signal'>;

/**
 * The models that a trial may ask. Each call is a span, holds the clock, and ends with the trial.
 *
 * What talks to the service is loaded at the first call.
 */
export function createModels(context: Reaching): Models {
  return {
    chat: (request) =>
      ask(context, 'chat', request.model, (service) => service.chat(request, context.signal)),
    embed: (request) =>
      ask(context, 'embeddings', request.model, (service) => service.embed(request, context.signal)),
  };
}

function ask<Reply extends { readonly usage: TokenUsage | null }>(
  { clock, trace, signal }: Reaching,
  operation: 'chat' | 'embeddings',
  model: string,
  work: (service: ModelService) => Promise<Reply>,
): Promise<Reply> {
  const asked = { [attribute.operation]: operation, [attribute.model]: model };
  return trace.span(operation, model, asked, async (span) => {
    signal.throwIfAborted();
    const reply = await clock.hold(
      import('./openai-service.io.ts').then(({ openaiService }) => work(openaiService)),
    );
    const { usage } = reply;
    span.set({
      ...(usage && {
        [attribute.inputTokens]: usage.inputTokens,
        [attribute.outputTokens]: usage.outputTokens,
      }),
      // Nobody has said yet what a token costs.
      [attribute.costUsd]: null,
    });
    return reply;
  });
}
