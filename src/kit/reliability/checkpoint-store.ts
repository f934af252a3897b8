import type { Json } from '../../model/json.ts';

/**
 * Keeps JSON values by key, so that work goes on where it was after a restart.
 *
 * A write is done when it returns or its promise settles: from then on a read gives what was written, even after the
 * process was killed. Keys are of letters, digits, `.`, `_` and `-`.
 */
export interface CheckpointStore {
  /** @returns null for what was never written */
  read(key: string): Json | Promise<Json>;
  write(key: string, value: Json): void | Promise<void>;
}
