import * as nodeModule from 'node:module';
import type { Faces } from './running-package.io.ts';

let installed = false;

/**
 * Lets `import … from 'agent-eval'` find the running copy where the project has none of its own, as with a global
 * installation. Needs a Node with synchronous hooks (22.15 and later); does nothing on others.
 */
export function resolveOwnName(faces: () => Faces): void {
  const register: unknown = Reflect.get(nodeModule, 'registerHooks');
  if (installed || typeof register !== 'function') return;
  installed = true;
  register({
    resolve(specifier: string, context: unknown, next: (specifier: string, context: unknown) => unknown) {
      if (!isOwnName(specifier)) return next(specifier, context);
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

/** Whether a specifier names this package or a face of it. */
export function isOwnName(specifier: string): boolean {
  return specifier === 'agent-eval' || specifier.startsWith('agent-eval/');
}
