import { AgentError, defineAgent, type Json } from 'agent-eval';
import { permissionOf } from 'agent-eval/kit';
import * as z from 'zod';
import { orderTools } from './least-privilege/order-tools.ts';
import { permissions } from './team/permission.ts';
import { makeTeam } from './team/team.ts';

const jobSchema = z.strictObject({
  team: z
    .array(z.strictObject({ id: z.string(), grant: z.enum(permissions) }))
    .exactOptional()
    .describe('the usual team without it'),
  calls: z.array(z.strictObject({ agent: z.string(), tool: z.string(), order: z.string() })),
});

const usualTeam = [
  { id: 'reader', grant: 'read' },
  { id: 'clerk', grant: 'write' },
  { id: 'janitor', grant: 'destructive' },
] as const;

/** A team in which each agent can do no more than it must; what cannot be undone needs a person as well. */
export default defineAgent<z.infer<typeof jobSchema>>({
  name: 'least-privilege',
  version: '1.0.0',
  input: jobSchema,
  parts: {
    tools: orderTools.map(({ name }) => name),
    gates: orderTools.filter((tool) => permissionOf(tool) === 'destructive').map(({ name }) => name),
  },
  run: async ({ team: members = [...usualTeam], calls }, context) => {
    const team = makeTeam(members);
    const results: Json[] = [];
    for (const { agent, tool: name, order } of calls) {
      const tool = orderTools.find((candidate) => candidate.name === name);
      if (!tool) throw new AgentError('agent', `There is no tool "${name}".`);
      results.push(await team.call(agent, tool, { order }, context));
    }
    return results;
  },
});
