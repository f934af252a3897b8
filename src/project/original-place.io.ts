import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { CompiledFile } from './module-cache.io.ts';
import type { ModulePlace } from './module-error.ts';

/** The place in a source that a place in its compiled form comes from. Lines and columns begin at 1. */
export function originalPlace({ source, output }: CompiledFile, line: number, column: number): ModulePlace {
  const encoded = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(
    readFileSync(output, 'utf8'),
  )?.[1];
  if (encoded === undefined) return { file: source };
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  const entry = map.findEntry(line - 1, column - 1);
  if (!('originalLine' in entry)) return { file: source };
  return { file: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}
