import { permissionOf } from '../../kit/tools/permission-of.ts';
import type { AgentContext, Tool, Tools } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import type { RecordingCaller, Recordings } from '../../model/recording.ts';
import { attribute } from '../../model/span.ts';
import { replayTool } from '../recordings/replay-tool.ts';
import { approvedArguments } from './approved-arguments.ts';
import { CallCaps } from './call-caps.ts';
import { checkArguments } from './check-arguments.ts';
import { cleanResult } from './clean-result.ts';
import type { MockedTools } from './mocked-tools.ts';

/** Where calls of replayable tools are recorded, or answered from. */
export interface ToolRecording {
  readonly recordings: Recordings | null;
  readonly caller: RecordingCaller;
}

/**
 * Calls tools and records each call.
 *
 * In this order: how often, permission, arguments, the tool itself or its mock, and what it gave. Whatever a mock stands
 * for is asked for as if it were the tool, so that a case tries everything but the tool.
 *
 * @param mocks - what the case has in place of tools
 */
export function createTools(
  context: AgentContext,
  recording: ToolRecording,
  mocks: MockedTools | null = null,
): Tools {
  const caps = new CallCaps();
  return {
    call: (tool, args, caller = context) =>
      context.trace.span('execute_tool', tool.name, attributesOf(tool, args), async (span) => {
        caps.count(tool);
        const approved = await approvedArguments(tool, args, caller);
        if (approved !== args) span.set({ [attribute.toolArguments]: approved });
        await checkArguments(tool, approved);
        // What still runs after the end of its trial must do no more harm.
        caller.signal.throwIfAborted();
        const mock = mocks?.mockOf(tool.name, approved) ?? null;
        if (mock) span.set({ [attribute.toolMocked]: true });
        const run = (): Json | Promise<Json> => tool.run(approved, caller);
        const given = mock
          ? mock(caller)
          : replayTool(tool, approved, { ...recording, context: caller, span, run });
        const result = cleanResult(tool, await given);
        span.set({ [attribute.toolResult]: result });
        return result;
      }),
  };
}

function attributesOf(tool: Tool, args: Json): Record<string, Json> {
  return {
    [attribute.operation]: 'execute_tool',
    [attribute.tool]: tool.name,
    [attribute.toolPermission]: permissionOf(tool),
    [attribute.toolArguments]: args,
  };
}
