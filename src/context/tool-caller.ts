import type { AgentContext, Tool, Tools } from '../model/agent.ts';
import { AgentError } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import { attribute } from '../model/span.ts';
import { complaintOf } from '../model/standard-schema.ts';

/** Calls tools and records each call. */
export function createTools(context: AgentContext): Tools {
  return {
    call: (tool, args) =>
      context.trace.span('execute_tool', tool.name, callAttributes(tool, args), async (span) => {
        const complaint = tool.input ? await complaintOf(tool.input, args) : null;
        if (complaint)
          throw new AgentError('output', `The arguments of "${tool.name}" do not fit: ${complaint}.`);
        const result = await tool.run(args, context);
        span.set({ [attribute.toolResult]: result });
        return result;
      }),
  };
}

function callAttributes(tool: Tool, args: Json): Record<string, Json> {
  return {
    [attribute.operation]: 'execute_tool',
    [attribute.tool]: tool.name,
    [attribute.toolArguments]: args,
  };
}
