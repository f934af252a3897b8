import { readFileSync } from 'node:fs';

/** Reads the file that was exported, so that judges see what was written and not only what was said. */
export function afterTrial({ output }: { readonly output: unknown }) {
  const file = fileIn(output);
  return { state: { lines: file === null ? [] : readFileSync(file, 'utf8').trimEnd().split('\n') } };
}

function fileIn(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('exported' in output)) return null;
  const { exported } = output;
  if (typeof exported !== 'object' || exported === null || !('file' in exported)) return null;
  return typeof exported.file === 'string' ? exported.file : null;
}
