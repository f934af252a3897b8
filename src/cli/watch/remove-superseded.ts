import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isGoingOn } from '../run/run-lock.ts';

/** Removes an earlier run of this watch, unless somebody goes on with it. */
export function removeSuperseded(out: string, run: string): void {
  const folder = join(out, run);
  if (!isGoingOn(folder)) rmSync(folder, { recursive: true, force: true });
}
