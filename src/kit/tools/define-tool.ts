import type { AgentContext, Tool } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { issuesText, type StandardSchema } from '../../model/standard-schema.ts';
import { jsonOfResult } from './json-of-result.ts';

/** A tool whose arguments have a type. */
export interface ToolDefinition<Args> extends Omit<Tool, 'input' | 'run'> {
  /** Arguments are checked against it before each call: zod, or another Standard Schema. */
  readonly input: StandardSchema<Args>;
  /**
   * @param args - as the schema gives them, defaults filled in
   * @returns anything that JSON can carry
   */
  run(args: Args, context: AgentContext): unknown;
}

/**
 * Makes a tool of a function whose arguments have a type.
 *
 * ```ts
 * const search = defineTool({
 *   name: 'search',
 *   description: 'Finds pages about a question.',
 *   permission: 'read',
 *   input: z.strictObject({ query: z.string(), most: z.int().default(3) }),
 *   run: ({ query, most }) => pages.filter(({ text }) => text.includes(query)).slice(0, most),
 * });
 * ```
 *
 * What the trace shows, and judges see, are the arguments as they were given.
 */
export function defineTool<Args>(definition: ToolDefinition<Args>): Tool {
  return {
    ...definition,
    run: async (given, context) => {
      const args = await argumentsOf(definition, given);
      return jsonOfResult(definition.name, await definition.run(args, context));
    },
  };
}

async function argumentsOf<Args>({ name, input }: ToolDefinition<Args>, given: Json): Promise<Args> {
  const result = await input['~standard'].validate(given);
  if (result.issues === undefined) return result.value;
  throw new AgentError('output', `The arguments of "${name}" do not fit: ${issuesText(result.issues)}.`);
}
