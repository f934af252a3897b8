import { ModuleError } from './module-error.ts';

/**
 * The first mistake that esbuild found in a file, with its place.
 *
 * @param thrown - what `build` threw
 */
export function compileError(thrown: unknown, file: string): ModuleError {
  const [first, ...others] = messagesOf(thrown);
  if (first === undefined) {
    return new ModuleError('syntax', `It cannot be compiled: ${String(thrown)}`, { file }, { cause: thrown });
  }
  const more = others.length === 0 ? '' : ` (and ${others.length} more in this file)`;
  const place = first.location
    ? { file, line: first.location.line, column: characters(first.location) + 1 }
    : { file };
  const problem = first.detail === unresolvedImport ? 'unresolved' : 'syntax';
  return new ModuleError(problem, `${first.text}${more}`, place, { cause: thrown });
}

/** Marks a mistake as an import of a file that is not there. */
export const unresolvedImport = 'unresolved-import';

interface CompilerMessage {
  readonly text: string;
  readonly detail?: unknown;
  readonly location: { readonly line: number; readonly column: number; readonly lineText: string } | null;
}

/** esbuild counts columns in bytes. */
function characters({ column, lineText }: NonNullable<CompilerMessage['location']>): number {
  return new TextDecoder().decode(new TextEncoder().encode(lineText).subarray(0, column)).length;
}

function messagesOf(thrown: unknown): readonly CompilerMessage[] {
  const errors: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'errors') : [];
  return Array.isArray(errors) ? errors.filter(isMessage) : [];
}

function isMessage(value: unknown): value is CompilerMessage {
  return typeof value === 'object' && value !== null && 'text' in value && 'location' in value;
}
