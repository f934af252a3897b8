import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A path with the links in it followed as far as it is there: equal for two ways to write one place. */
export function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realTarget(dirname(path)), basename(path));
  }
}
