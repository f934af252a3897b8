import { resolve, sep } from 'node:path';

const longest = 200;

/**
 * The paths inside a project that texts name, whether something is there or not.
 *
 * @param folders - absolute; a relative path may start at any of them
 */
export function namedPaths(
  texts: Iterable<string>,
  folders: readonly string[],
  project: string,
): Set<string> {
  const named = new Set<string>();
  for (const text of texts) {
    if (text === '' || text.length > longest || /[\n\0]/.test(text)) continue;
    for (const folder of folders) {
      const path = resolve(folder, text);
      if (path.startsWith(`${project}${sep}`)) named.add(path);
    }
  }
  return named;
}
