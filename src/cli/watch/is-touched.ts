import { dirname } from 'node:path';
import type { Change, Footprint } from './footprint.ts';

/**
 * Whether a change concerns what has this footprint.
 *
 * What is only named may have been written by the agent that names it: to try it again for that would never end.
 */
export function isTouched({ files, named }: Footprint, { file, duringRun }: Change): boolean {
  if (files.has(file)) return true;
  if (duringRun || named.size === 0) return false;
  for (let path = file; path !== dirname(path); path = dirname(path)) if (named.has(path)) return true;
  return false;
}
