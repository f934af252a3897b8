import type { Agent, Tool, ToolPermission } from '../../src/model/agent.ts';
import type { Json } from '../../src/model/json.ts';
import { type KitContext, kitContext } from './kit-context.ts';

/** A tool that takes anything and gives the same each time. */
export function toolOf(name: string, result: Json, permission: ToolPermission = 'read'): Tool {
  return { name, permission, run: () => result };
}

/** Gives an agent a task. */
export async function giveTask(
  agent: Agent,
  task: Json = 'Look after the garden',
  context: KitContext = kitContext(),
): Promise<{ output: Json; context: KitContext; events: { name: string; attributes: unknown }[] }> {
  const output = await agent.run(task, context);
  const events = context.trial.spans.flatMap((span) =>
    span.events.map(({ name, attributes }) => ({ name, attributes })),
  );
  return { output, context, events };
}
