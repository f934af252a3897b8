import type { Tool } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { complaintOf } from '../../model/standard-schema.ts';

/** @throws AgentError of kind `output` that says what is wrong with the arguments, where, and what is expected */
export async function checkArguments({ name, input }: Tool, args: Json): Promise<void> {
  const complaint = input ? await complaintOf(input, args) : null;
  if (complaint === null) return;
  throw new AgentError(
    'output',
    `The arguments of "${name}" do not fit: ${complaint}. It was not called; mend the arguments and call it again.`,
  );
}
