import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { beside } from './measure.mjs';

/**
 * Imports sources of the project as one bundled module, as they run when they are built.
 *
 * @param contents - what the module exports, with paths relative to `src/`
 * @param outfile - where the bundle is written
 */
export async function importSources(contents, outfile) {
  buildSync({
    stdin: { contents, resolveDir: beside('../src'), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // Some packages ask for parts of Node with `require`, which a module has not.
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
