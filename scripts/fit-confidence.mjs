// Prints how well the confidence of answers is calibrated on the sample cases, and coefficients fitted anew.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync('node_modules/.fit-');
try {
  const outfile = join(folder, 'fit.mjs');
  await build({
    entryPoints: ['test/support/fit-confidence.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['source'],
  });
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true });
}
