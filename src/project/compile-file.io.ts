import { existsSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build, type OnResolveArgs, type OnResolveResult, type Plugin } from 'esbuild';
import { compileError, unresolvedImport } from './compile-error.ts';
import { findUnerasable } from './find-unerasable.ts';
import { isOwnName } from './hook-resolution.io.ts';
import { isCompiled, isInPackages } from './is-compiled.io.ts';
import { type CompiledFile, hashText, isOutside, outputPath, writeAtomically } from './module-cache.io.ts';
import { ModuleError } from './module-error.ts';
import type { Faces } from './running-package.io.ts';

export interface Compiled extends CompiledFile {
  /** Files of the project that it imports, which must be compiled as well. */
  readonly imports: readonly string[];
}

/**
 * Compiles one file of the project and leaves its imports where they are, pointing at the compiled forms of what they
 * name. So the graph of modules stays as written: a module that two others import is one module.
 *
 * @throws ModuleError for a syntax error and for an import of a file of the project that is not there
 */
export async function compileFile(source: string, faces: Faces): Promise<Compiled> {
  const output = outputPath(source);
  const imports = new Set<string>();
  const text = await readFile(source);
  const plugins = [importsPlugin(source, faces, imports)];
  const result = await build({ ...options(source), outfile: output, plugins }).catch((error: unknown) => {
    throw compileError(error, source);
  });
  const code = result.outputFiles?.[0]?.text ?? '';
  refuseUnerasable(source, text.toString('utf8'), code);
  await writeAtomically(output, code);
  return {
    source,
    sourceHash: hashText(text),
    output,
    outputHash: hashText(code),
    imports: [...imports],
  };
}

function refuseUnerasable(file: string, source: string, code: string): void {
  const found = /\.m?ts$/.test(file) ? findUnerasable(source, code) : null;
  if (found === null) return;
  throw new ModuleError('syntax', `TypeScript that is more than types is not supported: ${found.what}.`, {
    file,
    line: found.line,
    column: found.column,
  });
}

function options(source: string): BuildOptions {
  const url = pathToFileURL(source).href;
  return {
    entryPoints: [source],
    absWorkingDir: dirname(source),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // As Node strips types: what is imported is imported, used or not, and no tsconfig.json has a say.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    treeShaking: false,
    keepNames: true,
    conditions: [],
    sourcemap: 'inline',
    sourcesContent: false,
    charset: 'utf8',
    logLevel: 'silent',
    define: {
      'import.meta.url': JSON.stringify(url),
      'import.meta.filename': JSON.stringify(source),
      'import.meta.dirname': JSON.stringify(dirname(source)),
    },
  };
}

function importsPlugin(source: string, faces: Faces, imports: Set<string>): Plugin {
  return {
    name: 'imports',
    setup(setup) {
      const toFile = async (file: string): Promise<OnResolveResult> => {
        if (!(await isCompiled(file))) return external(pathToFileURL(file).href);
        imports.add(file);
        return external(pathToFileURL(outputPath(file)).href);
      };
      setup.onResolve({ filter: /.*/ }, async (use) => {
        if (use.kind === 'entry-point' || use.pluginData === asNodeDoes) return undefined;
        if (use.kind.startsWith('require') || isBuiltin(use.path) || /^(data|https?):/.test(use.path)) {
          return external(use.path);
        }
        const face = isOwnName(use.path) ? faces[use.path] : undefined;
        if (face !== undefined) return external(face);
        if (/^(\.\.?(\/|$)|file:)/.test(use.path) || isAbsolute(use.path)) {
          return fileOf(use, source).then((found) => (typeof found === 'string' ? toFile(found) : found));
        }
        const { importer, resolveDir, kind } = use;
        const found = await setup.resolve(use.path, { importer, resolveDir, kind, pluginData: asNodeDoes });
        // What cannot be found is left to Node, whose message names it.
        if (found.errors.length > 0 || found.namespace !== 'file') return external(use.path);
        if (!isInPackages(found.path)) return toFile(found.path);
        const asWritten = !use.path.startsWith('#') && !isOutside(source);
        return external(asWritten ? use.path : pathToFileURL(found.path).href);
      });
    },
  };
}

const asNodeDoes = { asNodeDoes: true };

function external(path: string): OnResolveResult {
  return { path, external: true };
}

/** The file that a path names, literally: Node guesses no extension either. */
async function fileOf(use: OnResolveArgs, source: string): Promise<string | OnResolveResult> {
  const file = fileURLToPath(
    new URL(isAbsolute(use.path) ? pathToFileURL(use.path) : use.path, pathToFileURL(source)),
  );
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return realpathSync(file);
  const meant = ['.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.js']
    .map((extension) => `${use.path.replace(/\.m?js$|\/$/, '')}${extension}`)
    .find((path) => existsSync(join(dirname(source), path)));
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return { errors: [{ text: `There is no file "${use.path}".${hint}`, detail: unresolvedImport }] };
}
