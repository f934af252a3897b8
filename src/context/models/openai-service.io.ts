import type { OpenAI } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { ChatMessage } from '../../model/agent.ts';
import { formatDuration, longestTimerMs } from '../../model/duration.ts';
import { AgentError } from '../../model/failure.ts';
import { epochMs } from '../own-time.ts';
import { modelFailure } from './model-failure.ts';
import type { ModelService } from './model-service.ts';
import { readChat, readEmbeddings } from './read-reply.ts';
import { type ServiceAddress, serviceAddress } from './service-address.ts';

/**
 * Models behind `OPENAI_BASE_URL` (OpenAI itself without it), asked with `OPENAI_API_KEY`.
 *
 * The package's own retries are off: each call is one request, so that what a trace counts is what was sent. Trials are
 * tried again by the `retry` of an agent's settings, single calls by `retry` of the kit.
 */
export const openaiService: ModelService = {
  chat: async ({ model, messages }, { signal, clock }) =>
    readChat(
      model,
      await clock.hold(
        send(model, signal, null, (client, options) =>
          client.chat.completions.create({ model, messages: messages.map(toMessage) }, options),
        ),
      ),
    ),
  embed: async ({ model, texts, timeoutMs = null }, { signal, clock }) => {
    if (texts.length === 0) return { vectors: [], usage: { inputTokens: 0, outputTokens: 0 } };
    // Asked for as numbers: without it the package asks for base64, which not every service knows.
    const body = { model, input: [...texts], encoding_format: 'float' as const };
    const answer = await clock.hold(
      send(model, signal, timeoutMs, (client, options) => client.embeddings.create(body, options)),
    );
    return readEmbeddings(model, texts.length, answer);
  },
};

function toMessage(message: ChatMessage): ChatCompletionMessageParam {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.id, content: message.content };
  if (message.role !== 'assistant' || !message.toolCalls)
    return { role: message.role, content: message.content };
  return {
    role: 'assistant',
    content: message.content,
    tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
      id,
      type: 'function',
      function: { name, arguments: text },
    })),
  };
}

async function send(
  model: string,
  signal: AbortSignal,
  timeoutMs: number | null,
  request: (client: OpenAI, options: { signal: AbortSignal }) => PromiseLike<unknown>,
): Promise<unknown> {
  const address = serviceAddress(process.env, model);
  const { OpenAI, APIConnectionTimeoutError } = await import('openai');
  const limit = limitOf(timeoutMs);
  try {
    const client = new OpenAI(clientOptions(address));
    return await request(client, { signal: limit ? AbortSignal.any([signal, limit]) : signal });
  } catch (error) {
    signal.throwIfAborted();
    if (limit?.aborted || error instanceof APIConnectionTimeoutError) {
      const within = limit?.aborted && timeoutMs !== null ? `within ${formatDuration(timeoutMs)}` : 'in time';
      throw new AgentError('timeout', `The model "${model}" at ${address.shown} gave no answer ${within}.`);
    }
    throw modelFailure(error, model, address, epochMs());
  }
}

function limitOf(timeoutMs: number | null): AbortSignal | null {
  if (timeoutMs === null || !Number.isFinite(timeoutMs)) return null;
  return AbortSignal.timeout(Math.min(longestTimerMs, Math.max(0, Math.ceil(timeoutMs))));
}

function clientOptions({ key, baseUrl }: ServiceAddress): ConstructorParameters<typeof OpenAI>[0] {
  return {
    baseURL: baseUrl,
    apiKey: key ?? 'none',
    ...(key === null ? { defaultHeaders: { authorization: null } } : {}),
    maxRetries: 0,
    // The trace is the record; what the package logs would land in the middle of the report.
    logLevel: 'off',
  };
}
