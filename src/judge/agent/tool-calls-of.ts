import type { Failure } from '../../model/failure.ts';
import { isJson, type Json } from '../../model/json.ts';
import { attribute, type Span, type Trace } from '../../model/span.ts';

/** One call of a tool, as it was recorded. */
export interface ToolCall {
  readonly name: string;
  /** Without recorded arguments: the empty object. */
  readonly args: Json;
  /** A call that was cut off, or whose result was not recorded, is `unfinished`. */
  readonly status: 'succeeded' | 'failed' | 'unfinished';
  readonly error?: Failure;
}

/**
 * The tool calls of a trace in the order in which they began, failed ones included.
 *
 * Arguments may be recorded as JSON or as its text; a text that holds no JSON object or list stays a text.
 */
export function toolCallsOf(trace: Trace): ToolCall[] {
  return trace.spans.filter((span) => span.name === 'execute_tool').map(toolCallOf);
}

/** The calls that count: all of them, or those that did not fail. */
export function countedCalls(trace: Trace, includeFailed: boolean): ToolCall[] {
  const calls = toolCallsOf(trace);
  return includeFailed ? calls : calls.filter((call) => call.status !== 'failed');
}

function toolCallOf(span: Span): ToolCall {
  const args = argumentsOf(span.attributes[attribute.toolArguments]);
  if (span.error) return { name: span.label, args, status: 'failed', error: span.error };
  return { name: span.label, args, status: span.endMs === null ? 'unfinished' : 'succeeded' };
}

function argumentsOf(recorded: Json | undefined): Json {
  if (recorded === undefined || recorded === null || recorded === '') return {};
  if (typeof recorded === 'string') return parsedObject(recorded) ?? recorded;
  return isJson(recorded) ? recorded : '(arguments that cannot be read)';
}

/** Too deeply nested values stay text, so that comparing them never overflows the stack. */
function parsedObject(text: string): Json | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
}
