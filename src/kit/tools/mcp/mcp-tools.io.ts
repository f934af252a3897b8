import type { AgentContext, Tool } from '../../../model/agent.ts';
import { AgentError } from '../../../model/failure.ts';
import { McpConnection, type McpRequest, type McpSession } from './mcp-connection.io.ts';
import { type McpServer, nameOfServer } from './mcp-server.ts';
import { toolOfMcp } from './tool-of-mcp.io.ts';

/** The tools of one MCP server. */
export interface McpTools {
  /**
   * Asks the server for its tools; the first time it is started, or connected to.
   *
   * They are called like any tool, by `context.tools.call`. What one may do follows from the hints of the server:
   * `readOnlyHint` is read, `destructiveHint: false` is write, and all else is destructive. Where the server is not
   * trusted to say so, or says nothing, `{ ...tool, permission }` makes it another one.
   *
   * @throws AgentError where the server is not there or fails, and where the SDK is not installed
   */
  list(context: Pick<AgentContext, 'clock' | 'signal'>): Promise<readonly Tool[]>;
  /** Ends the server that was started, or hangs up: for `close` of the agent. */
  close(): Promise<void>;
}

/**
 * Tools from an MCP server: a program that is started, or a service. Needs the package `@modelcontextprotocol/sdk`.
 *
 * ```ts
 * const notes = mcpTools({ command: 'node', args: ['notes-server.mjs'], env: { NOTES: './notes' } });
 * export default defineAgent({
 *   close: () => notes.close(),
 *   run: async (input, context) => {
 *     const tools = await notes.list(context);
 *     …
 *   },
 * });
 * ```
 *
 * Its trials share one server and whatever that remembers. A call lasts no longer than its trial.
 */
export function mcpTools(server: McpServer): McpTools {
  const connection = new McpConnection(server);
  return {
    list: (context) =>
      connection.use(context, async (session, request) => {
        const listed = await listAll(session, request, nameOfServer(server));
        return listed.map((tool) => toolOfMcp(tool, session, connection));
      }),
    close: () => connection.close(),
  };
}

const mostPages = 1000;

async function listAll({ client }: McpSession, request: McpRequest, server: string) {
  let page = await client.listTools(undefined, request);
  const tools = [...page.tools];
  for (let pages = 1; page.nextCursor !== undefined; pages++) {
    if (pages === mostPages) throw new AgentError('output', `${server} lists tools without an end.`);
    page = await client.listTools({ cursor: page.nextCursor }, request);
    tools.push(...page.tools);
  }
  return tools;
}
