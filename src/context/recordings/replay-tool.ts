import type { AgentContext, OpenSpan, Tool } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { type Json, problemOfJson } from '../../model/json.ts';
import type { RecordingCaller, Recordings } from '../../model/recording.ts';
import { attribute } from '../../model/span.ts';
import { plainToolCall } from './plain-request.ts';
import { playOrRecord } from './play-or-record.ts';

/** Where a call of a tool is made. */
export interface ToolCall {
  /** null: nothing is recorded or replayed. */
  readonly recordings: Recordings | null;
  readonly caller: RecordingCaller;
  readonly context: Pick<AgentContext, 'clock' | 'signal'>;
  /** The span of the call. */
  readonly span: Pick<OpenSpan, 'set'>;
  /** Runs the tool. */
  readonly run: () => Json | Promise<Json>;
}

/**
 * Runs a tool, or takes its result from the recording: of tools that are declared `replayable` only.
 *
 * @throws RecordingMiss where it may not run and nothing is recorded; the recorded failure; whatever the tool throws
 */
export async function replayTool(tool: Tool, args: Json, call: ToolCall): Promise<Json> {
  const { recordings, caller, context, span, run } = call;
  if (!recordings || !tool.replayable) return run();
  return playOrRecord(recordings, {
    caller,
    request: { kind: 'tool', content: plainToolCall(tool.name, args) },
    signal: context.signal,
    clock: context.clock,
    onReplay: () => span.set({ [attribute.toolReplayed]: true }),
    ask: async () => recordable(tool, await run()),
  });
}

/** What a file cannot hold would be something else in the replay. */
function recordable(tool: Tool, result: Json | undefined): Json {
  const value = result === undefined ? null : result;
  const problem = problemOfJson(value);
  if (problem === null) return value;
  throw new AgentError('output', `"${tool.name}" is replayable, but what it gave is not JSON: ${problem}.`);
}
