import { fileURLToPath } from 'node:url';
import type { CompiledFile } from './module-cache.io.ts';
import type { ModulePlace } from './module-error.ts';
import { originalPlace } from './original-place.io.ts';

/** The places of a stack's frames, the innermost first, in the files that their authors wrote. */
export function* placesOfStack(
  stack: string,
  compiled: readonly CompiledFile[],
): Generator<ModulePlace, undefined> {
  for (const [, path = '', line, column] of stack.matchAll(/^ +at (?:.*?\()?(\S.*?):(\d+):(\d+)\)?$/gm)) {
    const place = placeIn(path, Number(line), Number(column), compiled);
    if (place) yield place;
  }
}

/** A place as a stack gives it, in the file that its author wrote; null where it is in no file. */
export function placeIn(
  path: string,
  line: number,
  column: number,
  compiled: readonly CompiledFile[],
): ModulePlace | null {
  const file = path.startsWith('file:') ? fileURLToPath(path) : path.replace(/^async /, '');
  const origin = compiled.find((candidate) => candidate.output === file);
  if (origin) return originalPlace(origin, line, column);
  return /^(\/|[A-Za-z]:[\\/])/.test(file) ? { file, line, column } : null;
}
