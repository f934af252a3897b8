import type { Agent } from '../model/agent.ts';
import { AgentError } from '../model/failure.ts';
import { isJson, type Json, problemOfJson } from '../model/json.ts';
import { complaintOf, type StandardSchema } from '../model/standard-schema.ts';
import type { UncheckedAgent } from './unchecked-agent.ts';
import { withoutUndefined } from './without-undefined.ts';

/**
 * The agent with its input and output checked around `run`: by its schemas, and that the output is JSON.
 *
 * Nothing at all (undefined) is recorded as null, and members of objects that are undefined are left out, as JSON does.
 * Without schemas a synchronous agent stays synchronous.
 * A bad input is a failure of kind `agent`, a bad output one of kind `output`.
 */
export function checkedAgent(agent: UncheckedAgent): Agent {
  const { input: inputSchema, output: outputSchema } = agent;
  if (inputSchema === undefined && outputSchema === undefined) {
    return {
      ...agent,
      run(input, context) {
        const output = agent.run(input, context);
        return isThenable(output) ? output.then(toJson) : toJson(output);
      },
    };
  }
  return {
    ...agent,
    async run(input, context) {
      if (inputSchema) await checkInput(inputSchema, input);
      const output = toJson(await agent.run(input, context));
      if (outputSchema) await checkOutput(outputSchema, output);
      return output;
    },
  };
}

function toJson(output: unknown): Json {
  if (output === undefined) return null;
  if (isJson(output)) return output;
  const plain = withoutUndefined(output);
  if (isJson(plain)) return plain;
  throw new AgentError('output', `The output is not JSON: ${problemOfJson(output)}.`);
}

async function checkInput(schema: StandardSchema, input: Json): Promise<void> {
  const complaint = await complaintOf(schema, input);
  if (complaint === null) return;
  throw new AgentError('agent', `The input does not fit the input schema of the agent: ${complaint}.`);
}

async function checkOutput(schema: StandardSchema, output: Json): Promise<void> {
  const complaint = await complaintOf(schema, output);
  if (complaint === null) return;
  throw new AgentError('output', `The output does not fit the output schema of the agent: ${complaint}.`);
}

function isThenable(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
