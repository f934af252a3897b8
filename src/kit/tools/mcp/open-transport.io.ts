import process from 'node:process';
import type { McpSdk } from './load-mcp-sdk.io.ts';
import type { McpCommand, McpServer } from './mcp-server.ts';

/** A way to a server that is not open yet. */
export interface McpTransport {
  readonly transport: Parameters<InstanceType<McpSdk['Client']>['connect']>[0];
  /** The last that a program wrote to its standard error; empty for a service. */
  lastWords(): string;
}

const mostLastWords = 1000;

/** The official transport for a program or a service. */
export function openTransport(server: McpServer, sdk: McpSdk): McpTransport {
  if ('command' in server) return startingProgram(server, sdk);
  const { url, headers = {} } = server;
  const transport = new sdk.StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { ...headers } },
  });
  return { transport, lastWords: () => '' };
}

function startingProgram({ command, args = [], env = {}, cwd }: McpCommand, sdk: McpSdk): McpTransport {
  const transport = new sdk.StdioClientTransport({
    command,
    args: [...args],
    env: onlyListed(env, sdk.DEFAULT_INHERITED_ENV_VARS),
    stderr: 'pipe',
    ...(cwd === undefined ? {} : { cwd }),
  });
  let words = '';
  transport.stderr?.on('data', (piece: Buffer) => {
    words = (words + piece.toString()).slice(-mostLastWords);
  });
  return { transport, lastWords: () => words.trim() };
}

/**
 * The official transport adds variables of its own choice, such as `HOME`, to those that it is given; what is given as
 * undefined it cannot add, and no process ever sees it.
 */
function onlyListed(
  listed: NonNullable<McpCommand['env']>,
  inherited: readonly string[],
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of inherited) Reflect.set(env, name, undefined);
  for (const name of always) Reflect.set(env, name, process.env[name]);
  for (const [name, value] of Object.entries(listed)) Reflect.set(env, name, value);
  return env;
}

/** Without `PATH` no program is found, and without `SYSTEMROOT` Windows starts hardly any. */
const always = ['PATH', 'Path', 'SYSTEMROOT', 'SystemRoot'];
