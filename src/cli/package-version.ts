import { readFileSync } from 'node:fs';

/** Version of this package. */
export function packageVersion(): string {
  // From src/cli/ and from dist/<any>/ alike, package.json stands two folders up.
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version: unknown =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : null;
  return typeof version === 'string' ? version : '0.0.0';
}
