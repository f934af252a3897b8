import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** What is loaded with a built module before any of it runs. */
function loadedWith(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file)) return seen;
  const text = readFileSync(file, 'utf8');
  seen.set(file, text);
  for (const [, path = ''] of text.matchAll(/(?:^|[;}])import(?:[^"'(]*?from)?"(\.[^"]+)"/g))
    loadedWith(join(dirname(file), path), seen);
  return seen;
}

it('what agents import is small, and brings no library of schemas: each run loads it', () => {
  const face = loadedWith('dist/index.js');
  expect(face.size).toBeGreaterThan(2);
  for (const [file, text] of face)
    expect({ file, hasSchemas: text.includes('_zod') }).toMatchObject({ hasSchemas: false });
  expect([...loadedWith('dist/kit/index.js').values()].some((text) => text.includes('_zod'))).toBe(true);
});
