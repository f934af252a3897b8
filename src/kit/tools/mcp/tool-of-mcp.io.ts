import type { Tool, ToolPermission } from '../../../model/agent.ts';
import { isJson, isJsonObject, type JsonObject } from '../../../model/json.ts';
import type { StandardSchema } from '../../../model/standard-schema.ts';
import type { McpConnection, McpSession } from './mcp-connection.io.ts';
import { readMcpResult } from './read-mcp-result.ts';

type Listed = Awaited<ReturnType<McpSession['client']['listTools']>>['tools'][number];

/** A tool of a server as one of ours. */
export function toolOfMcp(listed: Listed, { sdk }: McpSession, connection: McpConnection): Tool {
  const { name, description, annotations } = listed;
  const parameters =
    isJson(listed.inputSchema) && isJsonObject(listed.inputSchema) ? listed.inputSchema : null;
  const input = parameters && schemaOf(parameters, new sdk.AjvJsonSchemaValidator());
  return {
    name,
    permission: permissionOfHints(annotations),
    ...(description === undefined ? {} : { description }),
    ...(parameters ? { parameters } : {}),
    ...(input ? { input } : {}),
    run: (args, context) =>
      connection.use(context, async ({ client }, request) => {
        const call = { name, arguments: isJsonObject(args) ? { ...args } : {} };
        return readMcpResult(name, await client.callTool(call, undefined, request));
      }),
  };
}

/** What a server says of its tool. Silence counts as the worst, as the protocol has it. */
function permissionOfHints(hints: Listed['annotations']): ToolPermission {
  if (hints?.readOnlyHint === true) return 'read';
  return hints?.destructiveHint === false ? 'write' : 'destructive';
}

type Validator = InstanceType<McpSession['sdk']['AjvJsonSchemaValidator']>;

/** Arguments that a schema of ours cannot check are checked by the server alone. */
function schemaOf(parameters: JsonObject, validator: Validator): StandardSchema | null {
  try {
    const validate = validator.getValidator({ ...parameters });
    return {
      '~standard': {
        version: 1,
        vendor: 'json-schema',
        validate: (value) => {
          const { valid, errorMessage = '' } = validate(value);
          return valid ? { value } : { issues: [{ message: errorMessage }] };
        },
      },
    };
  } catch {
    return null;
  }
}
