import type { AgentContext, Tool, Tools } from '../model/agent.ts';
import { AgentError } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { RecordingCaller, Recordings } from '../model/recording.ts';
import { attribute } from '../model/span.ts';
import { complaintOf } from '../model/standard-schema.ts';
import { replayTool } from './recordings/replay-tool.ts';

/** Where calls of replayable tools are recorded, or answered from. */
interface ToolRecording {
  readonly recordings: Recordings | null;
  readonly caller: RecordingCaller;
}

/** Calls tools and records each call. */
export function createTools(context: AgentContext, recording: ToolRecording): Tools {
  return {
    call: (tool, args) =>
      context.trace.span('execute_tool', tool.name, callAttributes(tool, args), async (span) => {
        const complaint = tool.input ? await complaintOf(tool.input, args) : null;
        if (complaint)
          throw new AgentError('output', `The arguments of "${tool.name}" do not fit: ${complaint}.`);
        const run = (): Json | Promise<Json> => tool.run(args, context);
        const result = await replayTool(tool, args, { ...recording, context, span, run });
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
