import type { Json, Tool } from 'agent-eval';

const durationMs = 400;

/** Gives the rows of the shop, as slowly as a database does. */
export const sourceRead: Tool = {
  name: 'source.read',
  description: 'Reads the orders of a batch.',
  permission: 'read',
  run: async (rows: Json, context) => {
    await context.clock.sleep(durationMs, context.signal);
    return rows;
  },
};
