import type { Tool, ToolDeclaration } from '../../model/agent.ts';
import { isJson, isJsonObject, type JsonObject } from '../../model/json.ts';

/** What a model is told of a tool: its JSON Schema, or that of its input schema where that can give one. */
export function declareTool({ name, description, parameters, input }: Tool): ToolDeclaration {
  const told = parameters ?? schemaOf(input) ?? { type: 'object' };
  return { name, ...(description === undefined ? {} : { description }), parameters: told };
}

function schemaOf(input: Tool['input']): JsonObject | null {
  const schema = input?.['~standard'].jsonSchema?.input({ target: 'draft-2020-12' });
  return isJson(schema) && isJsonObject(schema) ? schema : null;
}
