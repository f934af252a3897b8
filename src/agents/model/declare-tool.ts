import type { Tool, ToolDeclaration } from '../../model/agent.ts';
import { isJson, isJsonObject, type JsonObject } from '../../model/json.ts';

/** What a model is told of a tool; without a schema it may be given any object. */
export function declareTool(tool: Tool): ToolDeclaration {
  const { name, description } = tool;
  return { name, ...(description === undefined ? {} : { description }), parameters: parametersOf(tool) };
}

function parametersOf({ parameters, input }: Tool): JsonObject {
  const made = parameters ?? input?.['~standard'].jsonSchema?.input({ target: 'draft-2020-12' });
  if (made === undefined || !isJson(made) || !isJsonObject(made)) return { type: 'object' };
  const { $schema: _, ...schema } = made;
  return schema;
}
