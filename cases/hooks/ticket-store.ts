import { startWatching, stopWatching, takeTicket } from '../../agents/support-triage/ticket-store.ts';

/** Has the desk keep its tickets while a trial runs. */
export function beforeTrial(): void {
  startWatching();
}

/** Reads the ticket that the answer names, so that judges see what was kept and not only what was said. */
export function afterTrial({ output }: { readonly output: unknown }) {
  const id = ticketIn(output);
  const ticket = id === null ? undefined : takeTicket(id);
  stopWatching();
  return { state: ticket === undefined ? { found: false } : { found: true, ticket: { ...ticket } } };
}

function ticketIn(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('ticket' in output)) return null;
  return typeof output.ticket === 'string' ? output.ticket : null;
}
