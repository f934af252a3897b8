import type { ChatReply, ChatRequest } from '../../../model/agent.ts';
import type { ModelCall, ModelService } from '../model-service.ts';
import { chatBody } from './chat-body.ts';
import { gatherChat } from './gather-chat.ts';
import { gatherResponse } from './gather-response.ts';
import { readChat } from './read-chat.ts';
import { readEmbeddings } from './read-embeddings.ts';
import { readResponse } from './read-response.ts';
import { responseBody } from './response-body.ts';
import { send } from './send.io.ts';

/**
 * Models behind `OPENAI_BASE_URL` (OpenAI itself without it), asked with `OPENAI_API_KEY`.
 *
 * The package's own retries are off: each call is one request, so that what a trace counts is what was sent.
 *
 * @param api - the interface that chat models are asked through
 */
export function openaiService(api: 'chat' | 'responses' = 'chat'): ModelService {
  return {
    chat: (request, call) =>
      call.clock.hold(api === 'chat' ? askChat(request, call) : askResponses(request, call)),
    embed: async ({ model, texts, timeoutMs }, { signal, clock }) => {
      if (texts.length === 0) return { vectors: [], usage: { inputTokens: 0, outputTokens: 0 } };
      // Asked for as numbers: without it the package asks for base64, which not every service knows.
      const body = { model, input: [...texts], encoding_format: 'float' as const };
      const answer = await clock.hold(
        send({ model, signal, timeoutMs }, (client, options) => client.embeddings.create(body, options)),
      );
      return readEmbeddings(model, texts.length, answer);
    },
  };
}

async function askChat(request: ChatRequest, { signal }: ModelCall): Promise<ChatReply> {
  const { model, timeoutMs, onText } = request;
  const body = chatBody(request);
  const answer = await send({ model, signal, timeoutMs }, async (client, options) => {
    if (!onText) return client.chat.completions.create(body, options);
    const streamed = { ...body, stream: true as const, stream_options: { include_usage: true } };
    return gatherChat(model, await client.chat.completions.create(streamed, options), onText);
  });
  return readChat(model, answer);
}

async function askResponses(request: ChatRequest, { signal }: ModelCall): Promise<ChatReply> {
  const { model, timeoutMs, onText } = request;
  const body = responseBody(request);
  const answer = await send({ model, signal, timeoutMs }, async (client, options) => {
    // Not `responses.create`: it adds to the answer, and breaks where that is no object.
    if (!onText) return client.post<unknown>('/responses', { body, ...options });
    const stream = await client.responses.create({ ...body, stream: true }, options);
    return gatherResponse(model, stream, onText);
  });
  return readResponse(model, answer);
}
