import type { Json } from 'agent-eval';
import type { ScriptedReply } from 'agent-eval/kit';

/** A reply that asks for one call of a tool. */
export function calls(name: string, args: Json, text = ''): ScriptedReply {
  return { text, toolCalls: [{ name, arguments: args }] };
}
