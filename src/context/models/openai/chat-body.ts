import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { ChatMessage, ChatRequest } from '../../../model/agent.ts';

/** A request as the interface `chat/completions` wants it. */
export function chatBody(request: ChatRequest): ChatCompletionCreateParamsNonStreaming {
  const { model, messages, temperature, maxTokens, seed, stop, tools, toolChoice, responseSchema } = request;
  return {
    model,
    messages: messages.map(toMessage),
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { max_completion_tokens: maxTokens }),
    ...(seed === undefined ? {} : { seed }),
    ...(stop === undefined ? {} : { stop: [...stop] }),
    ...(tools === undefined || tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function' as const,
            function: { name, ...(description === undefined ? {} : { description }), parameters },
          })),
        }),
    ...(toolChoice === undefined ? {} : { tool_choice: toolChoice }),
    ...(responseSchema === undefined
      ? {}
      : { response_format: { type: 'json_schema' as const, json_schema: responseSchema } }),
  };
}

function toMessage(message: ChatMessage): ChatCompletionMessageParam {
  const { role, content } = message;
  if (role === 'tool') return { role, tool_call_id: message.id, content };
  if (role !== 'assistant' || !message.toolCalls?.length) return { role, content };
  return {
    role,
    content,
    tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
      id,
      type: 'function',
      function: { name, arguments: text },
    })),
  };
}
