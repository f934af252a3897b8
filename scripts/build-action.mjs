// Builds what the action runs: its own bundle, and beside it the command for projects that have none. Needs `npm run build` first.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist/action`;
const shipped = `${out}/agent-eval`;

const common = {
  absWorkingDir: root,
  bundle: true,
  // Names of chunks come from paths: they are to be the same wherever packages really lie.
  preserveSymlinks: true,
  platform: 'node',
  target: 'node24',
  minify: true,
  legalComments: 'none',
};

rmSync(out, { recursive: true, force: true });
await Promise.all([buildAction(), shipCommand()]);

/** Packages that are CommonJS ask for parts of Node with `require`, which a module has not. */
async function buildAction() {
  await build({
    ...common,
    entryPoints: { main: 'src/action/main.ts' },
    outdir: out,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    conditions: ['source'],
    external: ['esbuild'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}

/** The package as npm has it, less what only people and editors read; its JSON Schema compiler comes with it. */
async function shipCommand() {
  for (const part of ['cli', 'chunks', 'kit', 'page', 'stats', 'index.js']) {
    cpSync(`${root}dist/${part}`, `${shipped}/dist/${part}`, {
      recursive: true,
      filter: (path) => !path.endsWith('.cache'),
    });
  }
  const { name, version, type, bin, exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const manifest = { name, version, type, private: true, bin, exports: withoutSources(exports) };
  write(`${shipped}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  await shipSchemaCompiler(`${shipped}/node_modules`);
}

function withoutSources(exports) {
  const paths = Object.entries(exports).map(([path, target]) => [path, target.default ?? target]);
  return Object.fromEntries(paths);
}

/** One bundle, so that the parts know each other's classes; what is asked for by name points into it. */
async function shipSchemaCompiler(modules) {
  await build({
    ...common,
    stdin: {
      contents:
        "exports.ajv = require('ajv'); exports.ajv2020 = require('ajv/dist/2020.js'); exports.formats = require('ajv-formats');",
      resolveDir: root,
    },
    outfile: `${modules}/ajv/all.cjs`,
    format: 'cjs',
  });
  write(`${modules}/ajv/package.json`, '{ "name": "ajv", "main": "index.cjs" }\n');
  write(`${modules}/ajv/index.cjs`, "module.exports = require('./all.cjs').ajv;\n");
  write(`${modules}/ajv/dist/2020.js`, "module.exports = require('../all.cjs').ajv2020;\n");
  write(`${modules}/ajv-formats/package.json`, '{ "name": "ajv-formats", "main": "index.cjs" }\n');
  write(`${modules}/ajv-formats/index.cjs`, "module.exports = require('../ajv/all.cjs').formats;\n");
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
