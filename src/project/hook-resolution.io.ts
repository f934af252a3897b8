import * as nodeModule from 'node:module';
import type { Faces } from './running-package.io.ts';

let installed = false;

/**
 * Makes Node's own loader find modules of a project as this package's compiler does:
 *
 * - `import … from 'agent-eval'` finds the running copy where the project has none of its own, as with a global
 *   installation;
 * - a `.ts` file of the project is an ES module, whatever `type` the nearest package.json has: npm writes
 *   `"type": "commonjs"` into every new one.
 *
 * Needs a Node with synchronous hooks (22.15 and later); does nothing on others.
 */
export function hookResolution(faces: () => Faces): void {
  const register: unknown = Reflect.get(nodeModule, 'registerHooks');
  if (installed || typeof register !== 'function') return;
  installed = true;
  register({
    resolve(specifier: string, context: unknown, next: Next): unknown {
      if (!isOwnName(specifier)) return asModule(next(specifier, context));
      try {
        return next(specifier, context);
      } catch (error) {
        const face = faces()[specifier];
        if (face === undefined) throw error;
        return next(face, context);
      }
    },
  });
}

interface Found {
  readonly url: string;
  readonly format?: string | null;
}

type Next = (specifier: string, context: unknown) => Found;

function asModule(found: Found): Found {
  const isOwnTypeScript =
    found.url.startsWith('file:') && found.url.endsWith('.ts') && !found.url.includes('/node_modules/');
  return isOwnTypeScript ? { ...found, format: 'module-typescript' } : found;
}

/** Whether a specifier names this package or a face of it. */
export function isOwnName(specifier: string): boolean {
  return specifier === 'agent-eval' || specifier.startsWith('agent-eval/');
}
