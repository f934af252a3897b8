import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { loadModule } from './load-module.io.ts';

/**
 * What a reference such as `./score.ts` or `scoring/tone.ts#tone` names: an export of a module of the project, the
 * default one unless it is named.
 *
 * @throws Error for a path outside of the project, and for a missing export
 */
export async function loadReference(reference: string, project: string): Promise<unknown> {
  const [file = '', name = 'default'] = reference.split('#', 2);
  const path = resolve(project, file);
  if (!isInside(path, project)) throw new Error(`"${file}" lies outside of the project.`);
  const exports = await loadModule(path);
  if (!Object.hasOwn(exports, name)) {
    throw new Error(
      `${file} has no export "${name}"; it exports ${Object.keys(exports).join(', ') || 'nothing'}.`,
    );
  }
  return exports[name];
}

/** Whether a path lies in a folder, links followed. A path that does not exist is taken as it is written. */
function isInside(path: string, folder: string): boolean {
  const root = realpathSync(folder);
  return `${realOrSame(path)}${sep}`.startsWith(`${root}${sep}`);
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
