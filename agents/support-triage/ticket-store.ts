/** A ticket as the desk keeps it. */
export interface Ticket {
  readonly id: string;
  readonly category: string;
  readonly priority: string;
  readonly team: string;
  readonly summary: string;
}

interface Store {
  /** Trials that look at the store; while there is none, nothing is kept. */
  watchers: number;
  readonly tickets: Map<string, Ticket>;
}

/** Starts to keep tickets. Every call needs one of `stopWatching`. */
export function startWatching(): void {
  store().watchers++;
}

/** Stops keeping tickets, and forgets all of them when nobody is watching any more. */
export function stopWatching(): void {
  const { tickets } = store();
  store().watchers = Math.max(0, store().watchers - 1);
  if (store().watchers === 0) tickets.clear();
}

export function keepTicket(ticket: Ticket): void {
  if (store().watchers > 0) store().tickets.set(ticket.id, ticket);
}

/** Takes a ticket out of the store; undefined where none has this number. */
export function takeTicket(id: string): Ticket | undefined {
  const ticket = store().tickets.get(id);
  store().tickets.delete(id);
  return ticket;
}

/** One store for the process: the agent and a hook may each be compiled with a copy of this module of their own. */
function store(): Store {
  const key = Symbol.for('support-triage.tickets');
  const found: unknown = Reflect.get(globalThis, key);
  if (isStore(found)) return found;
  const made: Store = { watchers: 0, tickets: new Map() };
  Reflect.set(globalThis, key, made);
  return made;
}

function isStore(value: unknown): value is Store {
  return typeof value === 'object' && value !== null && 'tickets' in value && value.tickets instanceof Map;
}
