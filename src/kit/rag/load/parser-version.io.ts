import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Names the code that parses pages: what one version has made of them need not be what the next one makes.
 *
 * A build is one file, which names its parts by their content; sources are all that lie here.
 *
 * @throws where the code does not lie in files
 */
export function parserVersion(): string {
  const own = fileURLToPath(import.meta.url);
  const folder = dirname(own);
  const files = own.endsWith('.ts') ? readdirSync(folder).map((name) => join(folder, name)) : [own];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('base64url');
}
