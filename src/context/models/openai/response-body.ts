import type {
  ResponseCreateParamsNonStreaming,
  ResponseInputItem,
} from 'openai/resources/responses/responses';
import type { ChatMessage, ChatRequest } from '../../../model/agent.ts';

/** A request as the interface `responses` wants it. It knows neither `seed` nor `stop`: those are left out. */
export function responseBody(request: ChatRequest): ResponseCreateParamsNonStreaming {
  const { model, messages, temperature, maxTokens, tools, toolChoice, responseSchema } = request;
  return {
    model,
    input: messages.flatMap(toItems),
    store: false,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { max_output_tokens: maxTokens }),
    ...(tools === undefined || tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function' as const,
            name,
            ...(description === undefined ? {} : { description }),
            parameters,
            strict: false,
          })),
        }),
    ...(toolChoice === undefined ? {} : { tool_choice: toolChoice }),
    ...(responseSchema === undefined
      ? {}
      : { text: { format: { type: 'json_schema' as const, ...responseSchema } } }),
  };
}

function toItems(message: ChatMessage): ResponseInputItem[] {
  const { role, content } = message;
  if (role === 'tool') return [{ type: 'function_call_output', call_id: message.id, output: content }];
  if (role !== 'assistant') return [{ role, content }];
  const calls = (message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
    type: 'function_call' as const,
    call_id: id,
    name,
    arguments: text,
  }));
  return [...(content === '' && calls.length > 0 ? [] : [{ role, content }]), ...calls];
}
