import type { Json, Tool } from 'agent-eval';
import * as z from 'zod';

const argsSchema = z.strictObject({ order: z.string().regex(/^o-\d+$/) });

/** How long a person has to approve what cannot be undone. */
const patienceMs = 10 * 60_000;

/** Tools of an order desk. Nobody has said what `orders.archive` may do. */
export const orderTools: readonly Tool[] = [
  toolOf({ name: 'orders.read', permission: 'read' }, 'shown'),
  toolOf({ name: 'orders.update', permission: 'write' }, 'updated'),
  toolOf(
    { name: 'orders.delete', permission: 'destructive', approval: { timeoutMs: patienceMs } },
    'deleted',
  ),
  toolOf({ name: 'orders.archive' }, 'archived'),
];

function toolOf(tool: Pick<Tool, 'name' | 'permission' | 'approval'>, done: string): Tool {
  return {
    ...tool,
    input: argsSchema,
    run: (args): Json => ({ order: argsSchema.parse(args).order, done }),
  };
}
