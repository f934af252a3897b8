import { AgentError, defineAgent, type Json } from 'agent-eval';
import { graph, type Node, node, stopGraph } from 'agent-eval/kit';
import * as z from 'zod';

const nodeSchema = z.strictObject({
  after: z.array(z.string()).default([]),
  does: z.enum(['succeed', 'fail', 'skip', 'stop', 'hang', 'recover']).default('succeed'),
  kind: z.enum(['required', 'optional']).default('required'),
  trigger: z.enum(['all-succeeded', 'all-done']).default('all-succeeded'),
});
const nodesSchema = z.record(z.string(), nodeSchema);

const secondMs = 1000;

/**
 * A graph that the case describes, to show how each of its nodes ends.
 *
 * Each node gives the names of those whose results it got. A graph that fails is told in the output, so that a case sees
 * both how the nodes ended and how the graph did.
 */
export default defineAgent<z.input<typeof nodesSchema>>({
  name: 'node-states',
  input: nodesSchema,
  run: async (input, context): Promise<Json> => {
    try {
      const nodes = Object.entries(nodesSchema.parse(input)).map(toNode);
      return await graph({ name: 'states', nodes }).run({}, context);
    } catch (error) {
      return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  },
});

function toNode([name, { after, does, kind, trigger }]: [string, z.infer<typeof nodeSchema>]): Node {
  return node<string, Json, string[], boolean, typeof trigger>({
    name,
    after,
    trigger,
    optional: kind === 'optional',
    timeoutMs: 60 * secondMs,
    ...(does === 'skip' ? { when: () => false } : {}),
    ...(does === 'recover' ? { retry: { maxRetries: 1 } } : {}),
    run: async ({ upstream, context, attempt }) => {
      await context.clock.sleep(does === 'hang' ? Number.POSITIVE_INFINITY : secondMs, context.signal);
      if (does === 'stop') throw stopGraph(`${name} said so`);
      if (does === 'fail') throw new AgentError('agent', `${name} broke`);
      if (does === 'recover' && attempt === 1) throw new AgentError('network', `${name} lost its connection`);
      return { got: Object.keys(upstream).sort() };
    },
  });
}
