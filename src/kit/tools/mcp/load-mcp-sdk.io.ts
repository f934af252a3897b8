import { AgentError } from '../../../model/failure.ts';

/** The parts of the official SDK that a client needs. */
export async function loadMcpSdk() {
  const [{ Client }, { StdioClientTransport, DEFAULT_INHERITED_ENV_VARS }, http, { AjvJsonSchemaValidator }] =
    await Promise.all([
      import('@modelcontextprotocol/sdk/client/index.js'),
      import('@modelcontextprotocol/sdk/client/stdio.js'),
      import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
      import('@modelcontextprotocol/sdk/validation/ajv'),
    ]).catch(explain);
  return {
    Client,
    StdioClientTransport,
    DEFAULT_INHERITED_ENV_VARS,
    StreamableHTTPClientTransport: http.StreamableHTTPClientTransport,
    AjvJsonSchemaValidator,
  };
}

export type McpSdk = Awaited<ReturnType<typeof loadMcpSdk>>;

/** @throws AgentError that says what to install, where it is that */
function explain(error: unknown): never {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  if (!isMissing) throw error;
  throw new AgentError(
    'agent',
    'Tools of an MCP server need the package "@modelcontextprotocol/sdk", which is not installed: npm install @modelcontextprotocol/sdk',
    { cause: error },
  );
}
