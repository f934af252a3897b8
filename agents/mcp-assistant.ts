import { fileURLToPath } from 'node:url';
import { AgentError, defineAgent, type Json } from 'agent-eval';
import { mcpTools, wrapToolResult } from 'agent-eval/kit';
import * as z from 'zod';

const inputSchema = z.union([
  z.strictObject({ find: z.string() }),
  z.strictObject({ note: z.string() }),
  z.strictObject({ delete: z.string() }),
  z.strictObject({ sync: z.literal(true) }),
]);
type Wish = z.infer<typeof inputSchema>;

/** Started at the first call, and ended after the last trial. It sees nothing of the environment but `PATH`. */
const notes = mcpTools({
  command: process.execPath,
  args: [fileURLToPath(new URL('./mcp-assistant/notes-server.mjs', import.meta.url))],
});

/** An assistant whose tools come from an MCP server: it keeps notes, and shows them to a model as data. */
export default defineAgent<Wish>({
  name: 'mcp-assistant',
  version: '1.0.0',
  input: inputSchema,
  parts: { tools: ['notes.search', 'notes.add', 'notes.delete', 'notes.sync'], gates: ['notes.delete'] },
  run: async (wish, context) => {
    const { name, args } = callFor(wish);
    const tool = (await notes.list(context)).find((candidate) => candidate.name === name);
    if (!tool) throw new AgentError('unavailable', `The server has no tool "${name}".`);
    const result = await context.tools.call(tool, { notebook: context.conversation.sessionId, ...args });
    return { permission: tool.permission ?? null, result, forModel: wrapToolResult(name, result) };
  },
  close: () => notes.close(),
});

function callFor(wish: Wish): { readonly name: string; readonly args: { readonly [key: string]: Json } } {
  if ('find' in wish) return { name: 'notes.search', args: { word: wish.find } };
  if ('note' in wish) return { name: 'notes.add', args: { text: wish.note } };
  if ('delete' in wish) return { name: 'notes.delete', args: { id: wish.delete } };
  return { name: 'notes.sync', args: {} };
}
