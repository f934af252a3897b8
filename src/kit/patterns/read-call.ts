import type { Tool, ToolRequest } from '../../model/agent.ts';
import { isJson, type Json } from '../../model/json.ts';

/** A call that a model asks for, with its tool and its arguments as JSON, or why it cannot be made. */
export type ReadCall =
  | { readonly status: 'ready'; readonly request: ToolRequest; readonly tool: Tool; readonly args: Json }
  | {
      readonly status: 'invented' | 'unreadable';
      readonly request: ToolRequest;
      readonly tool: Tool | null;
      readonly args: Json;
      /** For the model. */
      readonly problem: string;
    };

/** Finds the tool of a call and reads its arguments; no text at all stands for no arguments. */
export function readCall(request: ToolRequest, tools: readonly Tool[]): ReadCall {
  const tool = tools.find(({ name }) => name === request.name) ?? null;
  const read = readArguments(request.arguments);
  const args = 'args' in read ? read.args : null;
  if (!tool) return { status: 'invented', request, tool, args, problem: noSuchTool(request.name, tools) };
  if ('problem' in read) return { status: 'unreadable', request, tool, args, problem: read.problem };
  return { status: 'ready', request, tool, args };
}

function readArguments(text: string): { readonly args: Json } | { readonly problem: string } {
  if (text.trim() === '') return { args: {} };
  try {
    const args: unknown = JSON.parse(text);
    if (isJson(args)) return { args };
    return { problem: 'The arguments are nested too deeply. Call again with simpler ones.' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `The arguments are no JSON (${why}). Call again with one JSON object.` };
  }
}

function noSuchTool(name: string, tools: readonly Tool[]): string {
  const names = tools.map((tool) => tool.name).join(', ');
  return `There is no tool "${name}". ${names ? `The tools are: ${names}.` : 'There are no tools: answer without any.'}`;
}
