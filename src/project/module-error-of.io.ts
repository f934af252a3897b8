import { readFileSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { toFailure } from '../model/failure.ts';
import { isInPackages } from './is-compiled.io.ts';
import type { CompiledFile } from './module-cache.io.ts';
import { ModuleError, type ModulePlace } from './module-error.ts';
import { placeIn, placesOfStack } from './places-of-stack.io.ts';

/**
 * What went wrong while Node loaded a module, with the place in the file that its author wrote.
 *
 * @param entry - the module that was asked for
 * @param compiled - the compiled files of its graph, none where Node loaded the sources
 * @param findSyntaxError - looks again for a mistake of syntax where Node does not say where it is
 */
export async function moduleErrorOf(
  error: unknown,
  entry: string,
  compiled: readonly CompiledFile[],
  findSyntaxError: () => Promise<unknown>,
): Promise<ModuleError> {
  if (error instanceof ModuleError) return error;
  const message = withSourceNames(toFailure(error).message, compiled);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    return unresolved(error, message, entry);
  }
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  if (!(error instanceof SyntaxError)) {
    const place = placeInFrames(stack, compiled) ?? { file: entry };
    return new ModuleError('threw', `It threw while it was loaded: ${message}`, place, { cause: error });
  }
  const place = placeInHead(stack, compiled);
  if (place) return new ModuleError('syntax', message, place, { cause: error });
  const found = await findSyntaxError().catch((problem: unknown) => problem);
  return found instanceof ModuleError
    ? found
    : new ModuleError('syntax', message, { file: entry }, { cause: error });
}

function withSourceNames(message: string, compiled: readonly CompiledFile[]): string {
  return compiled.reduce(
    (text, { source, output }) =>
      text.replaceAll(pathToFileURL(output).href, source).replaceAll(output, source),
    message,
  );
}

/** Node names the importing file, and the specifier stands somewhere in it. */
function unresolved(error: unknown, message: string, entry: string): ModuleError {
  const [, what = message, importer = entry] = /^(.*?) imported from (.+)$/s.exec(message) ?? [];
  const file = importer.startsWith('file:') ? fileURLToPath(importer) : importer;
  const specifier = /'([^']+)'/.exec(what)?.[1] ?? '';
  return new ModuleError('unresolved', `${what}.`, placeOfText(file, specifier), { cause: error });
}

/** Where a file imports a specifier. For a file Node tells the path that it came to, so only its end is looked for. */
function placeOfText(file: string, specifier: string): ModulePlace {
  const end = isAbsolute(specifier) ? `/${basename(specifier)}` : specifier;
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const index = lines.findIndex((line) => columnOf(line, end) > 0);
    return index === -1 ? { file } : { file, line: index + 1, column: columnOf(lines[index] ?? '', end) };
  } catch {
    return { file };
  }
}

/** From 1; 0 where the line has no quoted text with this end. */
function columnOf(line: string, end: string): number {
  for (const match of line.matchAll(/(["'])([^"']*)\1/g)) if (match[2]?.endsWith(end)) return match.index + 1;
  return 0;
}

/** A mistake of syntax: the stack begins with file and line, the line itself, and a marker below it. */
function placeInHead(stack: string, compiled: readonly CompiledFile[]): ModulePlace | null {
  const head = /^(.+):(\d+)\n[^\n]*\n( *)\^/.exec(stack);
  if (!head) return null;
  return placeIn(head[1] ?? '', Number(head[2]), (head[3] ?? '').length + 1, compiled);
}

/** The first frame of the stack that lies in the project. */
function placeInFrames(stack: string, compiled: readonly CompiledFile[]): ModulePlace | null {
  const own = fileURLToPath(import.meta.url);
  for (const place of placesOfStack(stack, compiled)) {
    if (place.file !== own && !isInPackages(place.file)) return place;
  }
  return null;
}
