// Builds what is published: the command, the public faces as ES modules, and their types.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPage } from './build-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const typesToo = !process.argv.includes('--no-types');

const common = {
  absWorkingDir: root,
  bundle: true,
  // Names of chunks come from paths: they are to be the same wherever packages really lie.
  preserveSymlinks: true,
  platform: 'node',
  target: 'node20.19',
  external: ['esbuild', 'ajv', 'ajv-formats', '@modelcontextprotocol/sdk'],
  minifySyntax: true,
  legalComments: 'none',
};

/** Packages that a plain run does not need: each is a script of its own beside the command. */
const apart = {
  yaml: 'yaml',
  'csv-parse/sync': 'csv-parse',
  tinyglobby: 'tinyglobby',
  openai: 'openai',
  chokidar: 'chokidar',
};

/** A script has no `import()` of its own: it gets the one of the module that calls it. */
const importFromOutside = {
  name: 'import-from-outside',
  setup(setup) {
    setup.onLoad({ filter: /\/import-module\.io\.ts$/ }, () => ({
      contents: 'export const importModule = (url) => __import(url);',
    }));
    setup.onResolve({ filter: new RegExp(`^(${Object.keys(apart).join('|')})$`) }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: `./${apart[path]}.cjs`, external: true },
    );
  },
};

/** commander can start commands that are programs of their own. We have none, and what starts them loads slowly. */
const startNoPrograms = {
  name: 'start-no-programs',
  setup(setup) {
    setup.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'none', namespace: 'start-no-programs' } : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: 'start-no-programs' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/** Its one file makes tables that nobody asks for; of its sources only what is used gets into the build. */
const onlyUsedStatistics = {
  name: 'only-used-statistics',
  setup(setup) {
    const folder = fileURLToPath(new URL('../node_modules/simple-statistics/', import.meta.url));
    setup.onResolve({ filter: /^simple-statistics$/ }, () => ({ path: `${folder}index.js` }));
    setup.onResolve({ filter: /^\.\/src\// }, ({ path, importer }) =>
      importer === `${folder}index.js` ? { path: join(folder, path), sideEffects: false } : undefined,
    );
  },
};

// The action is committed, and built by a script of its own.
for (const name of existsSync(`${root}dist`) ? readdirSync(`${root}dist`) : [])
  if (name !== 'action') rmSync(join(root, 'dist', name), { recursive: true, force: true });
await Promise.all([buildFaces(), buildCommand(), buildPackagesApart(), buildPage(`${root}dist/page`)]);
chmodSync(new URL('../dist/cli/main.js', import.meta.url), 0o755);
if (typesToo) {
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}

/** What is imported from projects, and the small module that starts the command. */
async function buildFaces() {
  await build({
    ...common,
    entryPoints: {
      'cli/main': 'src/cli/start.ts',
      index: 'src/index.ts',
      'kit/index': 'src/kit/index.ts',
      'stats/index': 'src/stats/index.ts',
    },
    outdir: 'dist',
    // Chunks lie one folder deep, as the sources do, so that paths relative to the package hold in both.
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    minifyWhitespace: true,
    // It asks for parts of Node with `require`, which a module has not.
    external: [...common.external, 'yaml'],
    plugins: [onlyUsedStatistics],
  });
}

/** The command as one script, so that its compiled form can be kept; `src/cli/start.ts` tells why and calls it. */
async function buildCommand() {
  await build({
    ...common,
    entryPoints: { 'cli/command': 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
    banner: { js: '(function (require, __url, __import) { const module = {};' },
    footer: { js: '})' },
    plugins: [importFromOutside, onlyUsedStatistics, startNoPrograms],
  });
}

async function buildPackagesApart() {
  await build({
    ...common,
    entryPoints: Object.fromEntries(Object.entries(apart).map(([name, file]) => [`cli/${file}`, name])),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minifyWhitespace: true,
  });
}
