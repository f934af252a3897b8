import type { Json } from './json.ts';

/**
 * Keeps JSON values by key over a restart: files, a database, or memory in tests.
 *
 * A write is done when it returns or its promise settles: from then on a read gives what was written, even after the
 * process was killed. Keys are of letters, digits, `.`, `_` and `-`.
 */
export interface KeyValueStore {
  /** @returns null for what was never written */
  read(key: string): Json | Promise<Json>;
  write(key: string, value: Json): void | Promise<void>;
}
