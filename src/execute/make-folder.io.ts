import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing.
 *
 * One by one: Node's recursive way tries for ever where the system says that a folder which is there is not, as
 * below /proc.
 *
 * @param folder - absolute
 * @throws system errors
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let path = folder; !isThere(path); path = dirname(path)) {
    missing.unshift(path);
    if (dirname(path) === path) break;
  }
  for (const path of missing) makeOne(path);
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isThere(path)) throw error;
  }
}
