import { callTools } from '../../kit/patterns/call-tools.ts';
import type { AgentContext, ChatMessage, ChatReply, ChatRequest, Tool } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';

/**
 * Asks a model, calls the tools that it asks for and tells it what they gave, until it answers.
 *
 * What goes wrong with a tool is told to the model, which may mend it.
 *
 * @param maxSteps - most calls of the model
 * @returns the reply that asks for no tool
 * @throws AgentError as `Models.chat` does; of kind `limit` where the model still asks for tools after all steps
 */
export async function askWithTools(
  request: ChatRequest,
  tools: readonly Tool[],
  maxSteps: number,
  context: AgentContext,
): Promise<ChatReply> {
  const messages: ChatMessage[] = [...request.messages];
  for (let step = 1; step <= maxSteps; step++) {
    const reply = await context.models.chat({ ...request, messages });
    if (reply.toolCalls.length === 0) return reply;
    messages.push({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
    // One after the other, in the order of the model: what one changes the next may read. The last are for nobody.
    if (step === maxSteps) break;
    const outcomes = await callTools(reply.toolCalls, tools, context);
    messages.push(...outcomes.map(({ message }) => message));
  }
  throw new AgentError(
    'limit',
    `The model "${request.model}" still asks for tools after ${maxSteps} steps ("max-steps" of the agent).`,
  );
}
