import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnResolveArgs, OnResolveResult, Plugin } from 'esbuild';
import { isInPackages } from '../../project/is-compiled.io.ts';
import type { Footprint } from './footprint.ts';
import { namedPaths } from './named-paths.ts';

/**
 * What a module rests on: itself and all files that it imports, at any depth, packages left out; and what texts in them
 * name. Imports whose path is computed are not followed. A file with mistakes in it is followed as far as it can be read.
 *
 * @param entry - absolute
 * @param project - absolute
 */
export async function followModules(entry: string, project: string): Promise<Footprint> {
  const { build } = await import('esbuild');
  const files = new Set<string>();
  const named = new Set<string>();
  const options = {
    bundle: true,
    write: false,
    logLevel: 'silent',
    platform: 'node',
    format: 'esm',
  } as const;
  // As modules are loaded: what is imported is imported, used or not.
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
  const plugins = [following(project, files, named)];
  await build({ ...options, entryPoints: [entry], tsconfigRaw, plugins }).catch(() => {
    // What is wrong with it is told by whoever loads it.
  });
  // A link and what it leads to are both watched.
  return { files: new Set([entry, ...files]), named };
}

function following(project: string, files: Set<string>, named: Set<string>): Plugin {
  const follow = (path: string): OnResolveResult => {
    files.add(path);
    if (!existsSync(path)) return { path, external: true };
    const real = realpathSync(path);
    files.add(real);
    return { path: real };
  };
  return {
    name: 'following',
    setup(setup) {
      setup.onResolve({ filter: /.*/ }, async (use) => {
        if (use.pluginData === asNodeDoes) return undefined;
        const path = pathOf(use);
        if (path !== null) return follow(path);
        if (isBuiltin(use.path)) return { external: true };
        const { importer, resolveDir, kind } = use;
        const found = await setup.resolve(use.path, { importer, resolveDir, kind, pluginData: asNodeDoes });
        const isOwn = found.errors.length === 0 && found.namespace === 'file' && !found.external;
        return isOwn && !isInPackages(found.path) ? follow(found.path) : { external: true };
      });
      setup.onLoad({ filter: /.*/ }, ({ path }) => {
        if (!/\.(?:[cm]?[jt]s|json)$/.test(path)) return { contents: '', loader: 'empty' };
        const folders = [project, dirname(path)];
        for (const name of namedPaths(literalsIn(readFileSync(path, 'utf8')), folders, project))
          named.add(name);
        return undefined;
      });
    },
  };
}

const asNodeDoes = { asNodeDoes: true };

function pathOf({ kind, path, resolveDir }: OnResolveArgs): string | null {
  if (path.startsWith('file:')) return URL.canParse(path) ? fileURLToPath(path) : null;
  if (kind === 'entry-point' || isAbsolute(path) || /^\.\.?(?:\/|$)/.test(path))
    return resolve(resolveDir, path);
  return null;
}

/** Texts in quotes; one that is put together from pieces names nothing that could be known. */
function literalsIn(code: string): string[] {
  const literal = /'([^'\n]{1,200})'|"([^"\n]{1,200})"|`([^`\n$]{1,200})`/g;
  return [...code.matchAll(literal)].map(([, single, double, back]) => single ?? double ?? back ?? '');
}
