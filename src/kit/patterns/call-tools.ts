import type { AgentContext, ChatMessage, Tool, ToolRequest } from '../../model/agent.ts';
import { type Failure, toFailure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { wrapToolResult } from '../tools/wrap-tool-result.ts';
import { type ReadCall, readCall } from './read-call.ts';

/** What became of a call that a model asked for. */
export interface ToolOutcome {
  readonly request: ToolRequest;
  /** The tool that was meant; null where there is none of this name. */
  readonly tool: Tool | null;
  /** Null where they are no JSON. */
  readonly args: Json;
  /** `invented`: there is no such tool; `unreadable`: the arguments are no JSON; both were not called. */
  readonly status: 'succeeded' | 'failed' | 'invented' | 'unreadable';
  /** What the tool gave; null where it gave nothing. */
  readonly result: Json;
  /** Why it failed; null unless it was called and failed. */
  readonly error: Failure | null;
  /** Tells the model the result, as data, or what is wrong and how to mend it. */
  readonly message: Extract<ChatMessage, { role: 'tool' }>;
}

/**
 * Calls the tools that a model asks for, one after the other, and turns what they give into messages for it.
 *
 * Arguments that are no JSON, tools that do not exist and tools that fail become messages that the model can act on.
 *
 * @returns as many outcomes as requests, in their order
 * @throws the reason of the context's signal once that is aborted
 */
export async function callTools(
  requests: readonly ToolRequest[],
  tools: readonly Tool[],
  context: AgentContext,
): Promise<ToolOutcome[]> {
  const outcomes: ToolOutcome[] = [];
  for (const request of requests) outcomes.push(await makeCall(readCall(request, tools), context));
  return outcomes;
}

/** Makes one call that was read, or says why it cannot be made. */
export async function makeCall(call: ReadCall, context: AgentContext): Promise<ToolOutcome> {
  const { request, tool, args } = call;
  const told = (content: string): ToolOutcome['message'] => ({ role: 'tool', id: request.id, content });
  const missing = { request, tool, args, result: null, error: null };
  if (call.status !== 'ready') return { ...missing, status: call.status, message: told(call.problem) };
  try {
    const result = await context.tools.call(call.tool, args, context);
    const content = wrapToolResult(call.tool.name, result);
    return { ...missing, status: 'succeeded', result, message: told(content) };
  } catch (thrown) {
    context.signal.throwIfAborted();
    const error = toFailure(thrown);
    return { ...missing, status: 'failed', error, message: told(`The call failed: ${error.message}`) };
  }
}
