import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { isInPackages } from './is-compiled.io.ts';
import { compiledFiles } from './load-module.io.ts';
import { placesOfStack } from './places-of-stack.io.ts';

/** Stacks are long where somebody made them so; the place is near their beginning. */
const longestStack = 20_000;

/**
 * Where in the project something was thrown: `agents/bot.ts:12:5`.
 *
 * @param project - absolute folder
 * @returns null where no file of the project is on the stack; never throws, whatever the thrown value does
 */
export function placeOfError(thrown: unknown, project: string): string | null {
  try {
    const stack: unknown =
      typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'stack') : null;
    if (typeof stack !== 'string') return null;
    const root = realpathSync(project) + sep;
    for (const { file, line, column } of placesOfStack(stack.slice(0, longestStack), compiledFiles())) {
      if (!file.startsWith(root) || isInPackages(file)) continue;
      const path = relative(root, file).split(sep).join('/');
      return line === undefined ? path : `${path}:${line}:${column ?? 1}`;
    }
  } catch {
    // A place that cannot be found is not worth an error about an error.
  }
  return null;
}
