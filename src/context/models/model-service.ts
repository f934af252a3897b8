import type { ChatReply, ChatRequest, EmbedReply, EmbedRequest } from '../../model/agent.ts';

/** What answers for models, shared by all trials; it knows nothing of traces and clocks. */
export interface ModelService {
  /** @throws AgentError, or the signal's reason once that is aborted */
  chat(request: ChatRequest, signal: AbortSignal): Promise<ChatReply>;
  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedReply>;
}
