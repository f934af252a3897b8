import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { liesIn } from '../model/lies-in.ts';
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

/** Links followed; what is not there has none. */
function isInside(path: string, project: string): boolean {
  try {
    return liesIn(realpathSync(project), realpathSync(path));
  } catch {
    return liesIn(project, path);
  }
}
