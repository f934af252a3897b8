/** A server that is started as a program and spoken to over its standard input and output. */
export interface McpCommand {
  readonly command: string;
  readonly args?: readonly string[];
  /** All that it sees of the environment besides `PATH`; what is undefined is left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** A server that is there already, spoken to over streamable HTTP. */
export interface McpService {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type McpServer = McpCommand | McpService;

/** How errors call a server; arguments, queries and passwords stay out of them. */
export function nameOfServer(server: McpServer): string {
  if ('command' in server) return `The MCP server "${server.command}"`;
  if (!URL.canParse(server.url)) return 'The MCP server';
  const { origin, pathname } = new URL(server.url);
  return `The MCP server at ${origin}${pathname}`;
}
