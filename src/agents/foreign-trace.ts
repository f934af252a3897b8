import type { Trace } from '../model/span.ts';

/** What could be read of another system's record, and what could not. */
export interface ForeignTrace extends Trace {
  /** One sentence for each part that was left out or mended. */
  readonly warnings: readonly string[];
}
