import type {
  AgentContext,
  ChatMessage,
  ChatReply,
  ChatRequest,
  Tool,
  ToolRequest,
} from '../../model/agent.ts';
import { AgentError, toFailure } from '../../model/failure.ts';
import { isJsonObject, type Json } from '../../model/json.ts';

/**
 * Asks a model, calls the tools that it asks for and tells it what they gave, until it answers.
 *
 * What goes wrong with a tool is told to the model, which may mend it; only limits end the turn.
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
    for (const asked of reply.toolCalls)
      messages.push({ role: 'tool', id: asked.id, content: await answerTo(asked, tools, context) });
  }
  throw new AgentError(
    'limit',
    `The model "${request.model}" still asks for tools after ${maxSteps} steps ("max-steps" of the agent).`,
  );
}

async function answerTo(asked: ToolRequest, tools: readonly Tool[], context: AgentContext): Promise<string> {
  const args = argumentsOf(asked);
  const tool = tools.find(({ name }) => name === asked.name);
  try {
    const usable = tool ? withArguments(tool, args) : unknownTool(asked.name, tools);
    const result = await context.tools.call(usable, args ?? asked.arguments);
    return typeof result === 'string' ? result : JSON.stringify(result);
  } catch (error) {
    context.signal.throwIfAborted();
    const { kind, message } = toFailure(error);
    if (kind === 'limit') throw error;
    return `Error: ${message}`;
  }
}

/** null where what the model wrote is no JSON object; nothing at all stands for no arguments. */
function argumentsOf({ arguments: text }: ToolRequest): Json | null {
  try {
    const args: Json = JSON.parse(text.trim() === '' ? '{}' : text);
    return isJsonObject(args) ? args : null;
  } catch {
    return null;
  }
}

/** Recorded as a call that failed, so that judges see it. */
function withArguments(tool: Tool, args: Json | null): Tool {
  return args === null ? failing(tool.name, `The arguments of "${tool.name}" are no JSON object.`) : tool;
}

function unknownTool(name: string, tools: readonly Tool[]): Tool {
  const known = tools.map((tool) => tool.name).join(', ') || 'none';
  return failing(name, `There is no tool "${name}". There are: ${known}.`);
}

function failing(name: string, message: string): Tool {
  return {
    name,
    permission: 'read',
    run: () => {
      throw new AgentError('output', message);
    },
  };
}
