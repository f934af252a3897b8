import { replyAttributes } from '../../kit/models/reply-attributes.ts';
import { usageAttributes } from '../../kit/models/usage-attributes.ts';
import type { AgentContext, ChatRequest, Models, TokenUsage } from '../../model/agent.ts';
import { copyJson, type Json } from '../../model/json.ts';
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
    service ?? (await import('./openai/openai-service.io.ts')).openaiService();
  return {
    chat: (request) =>
      ask(context, caller, 'chat', request.model, chatAttributes(request), async (call) => {
        const reply = await (await answering()).chat(request, call);
        call.note(replyAttributes(reply));
        return reply;
      }),
    embed: (request) =>
      ask(context, caller, 'embeddings', request.model, {}, async (call) =>
        (await answering()).embed(request, call),
      ),
  };
}

function chatAttributes({ messages }: ChatRequest): Record<string, Json> {
  return { [attribute.inputMessages]: copyJson([...messages]) };
}

function ask<Reply extends { readonly usage: TokenUsage | null }>(
  { clock, trace, signal }: Reaching,
  caller: ModelCaller,
  operation: 'chat' | 'embeddings',
  model: string,
  attributes: Readonly<Record<string, Json>>,
  work: (call: ModelCall) => Promise<Reply>,
): Promise<Reply> {
  const asked = { [attribute.operation]: operation, [attribute.model]: model, ...attributes };
  return trace.span(operation, model, asked, async (span) => {
    signal.throwIfAborted();
    // Without a price nobody knows what it cost.
    span.set({ [attribute.costUsd]: null });
    const reply = await work({
      caller,
      signal,
      clock,
      note: (noted) => span.set(noted),
      event: (name, noted) => span.event(name, noted),
    });
    span.set(usageAttributes(reply.usage));
    return reply;
  });
}
