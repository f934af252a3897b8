import type { Json } from './json.ts';

/** Where something is kept over a restart: files, a database, or memory in tests. */
export interface KeyValueStore {
  /** The value that was written last, or null where there is none. */
  read(key: string): Promise<Json | null>;
  /** Settles once the value will survive a crash. Keys are of `[A-Za-z0-9._-]`. */
  write(key: string, value: Json): Promise<void>;
}
