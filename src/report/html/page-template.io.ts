import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built page lies, seen from a build and from the sources. */
const places = ['../page/page.html', '../../../dist/page/page.html'];

/**
 * The built page, cut where the data goes; `scripts/build-page.mjs` makes it.
 *
 * @throws Error where the package was not built
 */
export function pageTemplate(): { readonly before: string; readonly after: string } {
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (file === undefined) throw new Error('The page is missing from this build: run "npm run build".');
  const [before, after] = readFileSync(file, 'utf8').split('<!--data-->');
  if (before === undefined || after === undefined) throw new Error('The page has no place for its data.');
  return { before, after };
}
