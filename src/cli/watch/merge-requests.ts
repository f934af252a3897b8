import type { WatchRequest } from './watch-message.ts';

/** What is to be tried now, and what was asked for before and could not be tried. */
export function mergeRequests(owed: WatchRequest | null, now: WatchRequest): WatchRequest {
  if (owed === null) return now;
  if (owed.cells === null && owed.changes === null) return { ...now, cells: null, changes: null };
  const files = new Map(
    [...(owed.changes ?? []), ...(now.changes ?? [])].map((change) => [change.file, change]),
  );
  return { ...now, cells: owed.cells, changes: [...files.values()] };
}
