import type { Json } from 'agent-eval';
import * as z from 'zod';
import type { GuardedTool } from '../team/permission.ts';

const argsSchema = z.strictObject({ order: z.string().regex(/^o-\d+$/) });

/** Tools of an order desk. Nobody has said what `orders.archive` may do. */
export const orderTools: readonly GuardedTool[] = [
  toolOf({ name: 'orders.read', permission: 'read' }, 'shown'),
  toolOf({ name: 'orders.update', permission: 'write' }, 'updated'),
  toolOf({ name: 'orders.delete', permission: 'destructive' }, 'deleted'),
  toolOf({ name: 'orders.archive' }, 'archived'),
];

function toolOf(tool: Pick<GuardedTool, 'name' | 'permission'>, done: string): GuardedTool {
  return {
    ...tool,
    input: argsSchema,
    run: (args): Json => ({ order: argsSchema.parse(args).order, done }),
  };
}
