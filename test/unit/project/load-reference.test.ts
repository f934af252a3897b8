import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadReference } from '../../../src/project/load-reference.io.ts';

const folder = mkdtempSync(join(tmpdir(), 'agent-eval-reference-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a module that is missing is not taken for one outside where a link leads to the project', async () => {
  const project = linkedProject();
  await expect(loadReference('./missing.mjs', project)).rejects.toThrow('There is no such file.');
});

test('what lies outside of the project is not loaded, whether it is there or a link hides it', async () => {
  const project = linkedProject();
  writeFileSync(join(folder, 'outside.mjs'), 'export default 1;');
  symlinkSync(join(folder, 'outside.mjs'), join(project, 'inside.mjs'));
  for (const reference of ['../outside.mjs', '../missing.mjs', './inside.mjs'])
    await expect(loadReference(reference, project)).rejects.toThrow(/lies outside of the project/);
});

/** Named by a link, as temporary folders are on some systems. */
function linkedProject(): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'real'), { recursive: true });
  symlinkSync(join(folder, 'real'), join(folder, 'project'));
  return join(folder, 'project');
}
