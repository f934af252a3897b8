import type { Tool } from 'agent-eval';
import * as z from 'zod';
import { categories } from './categories.ts';
import { priorities } from './priority-of.ts';
import { keepTicket } from './ticket-store.ts';

const argsSchema = z.strictObject({
  category: z.enum(categories),
  priority: z.enum(priorities),
  team: z.string().min(1),
  summary: z.string().max(160),
});

/** Opens a ticket for a team. */
export const ticketCreate: Tool = {
  name: 'ticket.create',
  description: 'Opens a ticket for a team.',
  permission: 'write',
  input: argsSchema,
  run: (args, context) => {
    const ticket = { id: `T-${context.random.integer(10_000_000, 99_999_999)}`, ...argsSchema.parse(args) };
    keepTicket(ticket);
    return { ticket: ticket.id };
  },
};

/** Reads the number of the ticket from what the tool gave. */
export function readTicket(result: unknown): string {
  return z.object({ ticket: z.string() }).parse(result).ticket;
}
