import type { Tool, ToolDeclaration } from '../../model/agent.ts';
import { AgentError, toFailure } from '../../model/failure.ts';
import { isJson, isJsonObject, type JsonObject } from '../../model/json.ts';

/**
 * What a model is told of a tool: name, description, and the JSON Schema of its arguments.
 *
 * The schema is `parameters` where the tool has them, else what its `input` says of itself, as zod does from 4.2 on; a
 * tool without either takes anything.
 *
 * @throws AgentError of kind `agent` where `input` cannot say what it takes, and there are no `parameters`
 */
export function toolDeclaration(tool: Tool): ToolDeclaration {
  const { name, description } = tool;
  const parameters = tool.parameters ?? parametersOf(tool);
  return { name, ...(description === undefined ? {} : { description }), parameters };
}

function parametersOf(tool: Tool): JsonObject {
  if (!tool.input) return { type: 'object' };
  const standard = tool.input['~standard'];
  if (!standard.jsonSchema)
    throw undescribed(tool, `its schema, of ${standard.vendor}, does not describe itself`);
  const { $schema: _, ...schema } = described(tool, standard.jsonSchema);
  return schema;
}

type Describing = NonNullable<NonNullable<Tool['input']>['~standard']['jsonSchema']>;

function described(tool: Tool, schema: Describing): JsonObject {
  let found: unknown;
  try {
    found = schema.input({ target: 'draft-2020-12' });
  } catch (error) {
    throw undescribed(tool, toFailure(error).message);
  }
  if (isJson(found) && isJsonObject(found)) return found;
  throw undescribed(tool, 'its schema gives no JSON Schema');
}

function undescribed({ name }: Tool, why: string): AgentError {
  return new AgentError(
    'agent',
    `No model can be told what the tool "${name}" takes: ${why}. Give it \`parameters\`, a JSON Schema of its arguments.`,
  );
}
