/** The log of a run cannot be used; the message says which line of which file, and why. */
export class EventLogError extends Error {
  override readonly name = 'EventLogError';
}
