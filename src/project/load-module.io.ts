import { realpathSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { compileGraph } from './compile-graph.io.ts';
import { hookResolution } from './hook-resolution.io.ts';
import { importModule } from './import-module.io.ts';
import { loadWithin } from './load-within.io.ts';
import { loadedBefore, rememberLoaded } from './loaded-before.io.ts';
import type { CompiledFile } from './module-cache.io.ts';
import { ModuleError } from './module-error.ts';
import { type RunningPackage, runningPackage } from './running-package.io.ts';

export interface LoadOptions {
  /** What `import … from 'agent-eval'` finds; the running copy unless given. */
  readonly running?: RunningPackage;
  /** Whether files are compiled first; by default only where Node cannot strip types itself. */
  readonly compile?: boolean;
  /** How long it may take, in milliseconds. */
  readonly limitMs?: number;
}

const known = new Map<string, CompiledFile>();

/**
 * Loads a module of the user's project: `.ts`, `.mts`, `.js` or `.mjs`, with erasable TypeScript.
 *
 * Modules that several others import are loaded once, whichever way they are loaded.
 *
 * @param file - absolute path
 * @returns all that the module exports, by name
 * @throws ModuleError for a missing file, a syntax error, an import that leads nowhere, whatever the module throws, and
 *   one that is never ready
 */
export async function loadModule(file: string, options: LoadOptions = {}): Promise<Record<string, unknown>> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new ModuleError('missing', 'There is no such file.', { file });
  }
  const source = realpathSync(file);
  const running = (): RunningPackage => options.running ?? runningPackage();
  const compile = options.compile ?? !stripsTypes();
  let compiled: readonly CompiledFile[] = [];
  try {
    if (compile) {
      compiled = await compileGraph(source, running());
      for (const file of compiled) known.set(file.output, file);
    } else hookResolution(() => running().faces);
    const url = pathToFileURL(compiled[0]?.output ?? source).href;
    const isKnown = loadedBefore(compiled);
    const exported = await loadWithin(source, () => importModule(url), !isKnown, options.limitMs);
    if (!isKnown) rememberLoaded(compiled);
    return exported;
  } catch (error) {
    const { moduleErrorOf } = await import('./module-error-of.io.ts');
    throw await moduleErrorOf(error, source, compiled, () => compileGraph(source, running()));
  }
}

/** The files that modules were compiled to, so that places in them can be told as places in their sources. */
export function compiledFiles(): readonly CompiledFile[] {
  return [...known.values()];
}

function stripsTypes(): boolean {
  return Boolean(Reflect.get(process.features, 'typescript'));
}
