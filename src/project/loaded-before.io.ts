import { readFileSync, writeFileSync } from 'node:fs';
import { type CompiledFile, hashText } from './module-cache.io.ts';

/**
 * Whether a module and all that it imports of the project were loaded before, as they are now: then none of them has
 * an endless loop at its top, and nobody need watch for one.
 *
 * @param files - what the module was compiled to, itself first
 */
export function loadedBefore(files: readonly CompiledFile[]): boolean {
  const [entry] = files;
  try {
    return entry !== undefined && readFileSync(noteOf(entry), 'utf8') === contentOf(files);
  } catch {
    return false;
  }
}

/** Remembers that a module was loaded; where nothing can be written, it is watched the next time as well. */
export function rememberLoaded(files: readonly CompiledFile[]): void {
  const [entry] = files;
  try {
    if (entry) writeFileSync(noteOf(entry), contentOf(files));
  } catch {
    // Nothing is lost but time.
  }
}

function noteOf({ output }: CompiledFile): string {
  return `${output}.loaded`;
}

function contentOf(files: readonly CompiledFile[]): string {
  return hashText(files.map(({ outputHash }) => outputHash).join('\n'));
}
