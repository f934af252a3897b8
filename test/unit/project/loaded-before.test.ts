import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadedBefore, rememberLoaded } from '../../../src/project/loaded-before.io.ts';
import type { CompiledFile } from '../../../src/project/module-cache.io.ts';

const folder = mkdtempSync(join(tmpdir(), 'agent-eval-loaded-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a module counts as loaded before only as long as it and what it imports stay as they were', () => {
  const entry = fileWith('a', '1');
  const imported = fileWith('b', '1');
  expect(loadedBefore([entry, imported])).toBe(false);
  rememberLoaded([entry, imported]);
  expect(loadedBefore([entry, imported])).toBe(true);
  expect(loadedBefore([entry, fileWith('b', '2')])).toBe(false);
  expect(loadedBefore([fileWith('a', '2'), imported])).toBe(false);
  expect(loadedBefore([entry])).toBe(false);
});

test('a module that was not compiled is never taken for known, and a folder that is gone does no harm', () => {
  rememberLoaded([]);
  rememberLoaded([{ ...fileWith('c', '1'), output: join(folder, 'gone', 'c.mjs') }]);
  expect(loadedBefore([])).toBe(false);
});

function fileWith(name: string, outputHash: string): CompiledFile {
  return { source: `${name}.ts`, sourceHash: outputHash, output: join(folder, `${name}.mjs`), outputHash };
}
