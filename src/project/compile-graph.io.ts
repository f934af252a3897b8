import type { Compiled } from './compile-file.io.ts';
import { isCompiled } from './is-compiled.io.ts';
import { type CompiledFile, readCache, writeCache } from './module-cache.io.ts';
import type { RunningPackage } from './running-package.io.ts';

const compiled = new Map<string, Promise<Compiled>>();

/**
 * Compiles a module of the project and all files of the project that it imports; from the cache where nothing
 * changed, so that esbuild is not even loaded.
 *
 * @param entry - absolute, symbolic links resolved
 * @returns the entry first; nothing for an entry that Node imports as it is
 */
export async function compileGraph(entry: string, running: RunningPackage): Promise<readonly CompiledFile[]> {
  // The version of this package settles that of the compiler, which it depends on exactly.
  const key = JSON.stringify([running.version, running.faces]);
  const cached = readCache(entry, key);
  if (cached) return cached;
  if (!(await isCompiled(entry))) return [];
  const files = await compileAll(entry, running);
  await writeCache(entry, key, files);
  return files;
}

async function compileAll(entry: string, running: RunningPackage): Promise<CompiledFile[]> {
  const { compileFile } = await import('./compile-file.io.ts');
  const files: CompiledFile[] = [];
  const seen = new Set([entry]);
  // A set grows while it is gone through, so cycles and diamonds are visited once.
  for (const source of seen) {
    const { imports, ...file } = await compileOnce(source, () => compileFile(source, running.faces));
    files.push(file);
    for (const imported of imports) seen.add(imported);
  }
  return files;
}

/** Entries that are loaded at once share the files that they have in common. */
function compileOnce(source: string, compile: () => Promise<Compiled>): Promise<Compiled> {
  const known = compiled.get(source);
  if (known) return known;
  const compiling = compile();
  compiled.set(source, compiling);
  compiling.catch(() => compiled.delete(source));
  return compiling;
}
