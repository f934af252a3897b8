import type { Tool } from 'agent-eval';
import * as z from 'zod';

const rates: ReadonlyMap<string, number> = new Map([
  ['EUR', 1],
  ['USD', 1.09],
  ['GBP', 0.85],
]);

export const rateSchema = z.strictObject({ currency: z.string(), rate: z.number().positive() });

/** Stands for a service outside: gives how much of a currency one euro buys. */
export const ratesFetch: Tool = {
  name: 'rates.fetch',
  description: 'How much of a currency one euro buys.',
  permission: 'read',
  input: z.strictObject({ currency: z.string() }),
  run: async (args, context) => {
    await context.clock.sleep(300, context.signal);
    const { currency } = z.object({ currency: z.string() }).parse(args);
    return { currency, rate: rates.get(currency) ?? 0 };
  },
};
