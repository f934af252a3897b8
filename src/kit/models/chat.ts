import type { AgentContext, ChatReply, ChatRequest } from '../../model/agent.ts';

/** Whatever answers an agent that asks a chat model: the models of its trial, or a script. */
export type Chat = (request: ChatRequest, context: AgentContext) => Promise<ChatReply>;

/** Asks the models of the trial. */
export const chatWithModels: Chat = (request, context) => context.models.chat(request);
