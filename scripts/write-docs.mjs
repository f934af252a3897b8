// Writes the generated parts of docs/ again, from the schemas and judges that they describe.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the project, so that packages which stay outside of the bundle are found.
const folder = mkdtempSync(join(root, 'node_modules', '.write-docs-'));
try {
  const { generatedPages, generatedParts, fillMarkers } = await bundled();
  for (const page of generatedPages) {
    const path = join(root, page);
    const before = readFileSync(path, 'utf8');
    const after = fillMarkers(before, generatedParts);
    if (after !== before) writeFileSync(path, after);
    console.log(`${after === before ? 'up to date' : 'written   '}  ${page}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The parts are written in TypeScript beside the tests that import them, and Node 20 runs none. */
async function bundled() {
  const outfile = join(folder, 'docs.mjs');
  await build({
    stdin: {
      contents:
        "export * from './scripts/docs/generated-parts.ts'; export * from './scripts/docs/fill-markers.ts';",
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}
