import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What came of loading one module: its exports, or the error. */
export interface Loaded {
  readonly exports?: Record<string, unknown>;
  readonly problem?: string;
  readonly message?: string;
  readonly place?: { readonly file: string; readonly line?: number; readonly column?: number };
}

export interface ModuleLoader {
  /**
   * Loads modules, one after another, in one fresh process of Node, so that no cache of modules is shared.
   *
   * @param options.esbuild - false: importing esbuild throws in that process
   */
  load(files: readonly string[], options?: { compile?: boolean; esbuild?: boolean }): Loaded[];
  /** What `import … from 'agent-eval'` finds. */
  readonly face: string;
  remove(): void;
}

/** Builds the module loader as it ships: tests of it cannot run in the test runner, which loads modules its own way. */
export async function buildModuleLoader(): Promise<ModuleLoader> {
  const folder = mkdtempSync(join(tmpdir(), 'module-loader-'));
  const esbuild = dirname(createRequire(import.meta.url).resolve('esbuild/package.json'));
  for (const name of ['with', 'without']) {
    mkdirSync(join(folder, name, 'node_modules'), { recursive: true });
    await build({
      entryPoints: [resolve('src/project/load-module.io.ts')],
      outdir: join(folder, name),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      external: ['esbuild'],
      alias: { zod: resolve('node_modules/zod') },
    });
  }
  symlinkSync(esbuild, join(folder, 'with/node_modules/esbuild'));
  forbid(join(folder, 'without/node_modules/esbuild'), esbuild);
  const face = join(folder, 'face.mjs');
  writeFileSync(face, 'export const defineAgent = (agent) => ({ ...agent, face: true });');
  const driver = join(folder, 'driver.mjs');
  writeFileSync(driver, driverSource);
  return {
    face,
    load: (files, { compile = true, esbuild: allowed = true } = {}) => {
      const module = pathToFileURL(join(folder, allowed ? 'with' : 'without', 'load-module.io.mjs')).href;
      const running = { version: 'test', faces: { 'agent-eval': pathToFileURL(face).href } };
      const request = JSON.stringify({ module, files, options: { compile, running } });
      const { stdout, stderr } = spawnSync(process.execPath, [driver, request], {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: folder },
      });
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function forbid(folder: string, esbuild: string): void {
  mkdirSync(folder, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(esbuild, 'package.json'), 'utf8'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'esbuild', version, type: 'module', main: 'main.js' }),
  );
  writeFileSync(
    join(folder, 'main.js'),
    'export async function build() { throw new Error("esbuild was loaded"); }',
  );
}

const driverSource = `
const { module, files, options } = JSON.parse(process.argv[2]);
const { loadModule } = await import(module);
const results = [];
for (const file of files) {
  try {
    const exports = await loadModule(file, options);
    const values = Object.entries(exports).map(async ([name, value]) => [name, typeof value === 'function' ? await value() : value]);
    results.push({ exports: Object.fromEntries(await Promise.all(values)) });
  } catch ({ problem, message, place }) {
    results.push({ problem, message, place });
  }
}
process.stdout.write(JSON.stringify(results));
`;
