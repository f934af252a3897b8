import type { Json } from 'agent-eval';
import type { GuardedTool } from '../team/permission.ts';

const durationMs = 400;

/** Gives the rows of the shop, as slowly as a database does. */
export const sourceRead: GuardedTool = {
  name: 'source.read',
  description: 'Reads the orders of a batch.',
  permission: 'read',
  run: async (rows: Json, context) => {
    await context.clock.sleep(durationMs, context.signal);
    return rows;
  },
};
