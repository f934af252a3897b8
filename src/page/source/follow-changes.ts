/**
 * Calls back whenever a stream of server-sent events tells of a change, as long as somebody sees the page: a browser has
 * six connections to a server for all its tabs together, and a hidden page needs none of them.
 *
 * @param address - of the stream
 * @returns what ends it
 */
export function followChanges(address: string, onChange: () => void): () => void {
  let changes: EventSource | null = null;
  let missed = false;
  const follow = (): void => {
    if (document.hidden) {
      changes?.close();
      changes = null;
      missed = true;
      return;
    }
    changes ??= new EventSource(address);
    changes.onmessage = onChange;
    if (missed) onChange();
    missed = false;
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    changes?.close();
  };
}
