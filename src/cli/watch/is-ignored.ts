import { basename, relative, resolve, sep } from 'node:path';

/** Results and builds: folders of these names right in the project. */
const ownFolders = ['dist', 'recordings'];

/** Logs, and what editors and careful programs write beside a file before they put it in its place. */
const temporary = /~$|\.(?:sw[a-z]|tmp|temp|bak|orig|new|part|log)$|^#.*#$|^4913$|___jb_(?:tmp|old)___$/i;

/**
 * Whether a change of a path is nobody's business: packages, hidden files, results, and what editors leave for a moment.
 *
 * @param path - absolute
 * @param out - absolute folder of the runs
 */
export function isIgnored(path: string, project: string, out: string): boolean {
  if (path === out || path.startsWith(`${out}${sep}`)) return true;
  const parts = relative(project, path).split(sep);
  if (parts[0] === '') return false;
  if (parts.some((part) => part === 'node_modules' || (part.startsWith('.') && part !== '..'))) return true;
  return (
    ownFolders.some((name) => resolve(project, name) === resolve(project, parts[0] ?? '')) ||
    temporary.test(basename(path))
  );
}
