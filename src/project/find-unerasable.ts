/** TypeScript that is more than types, and where it stands. Line and column begin at 1. */
export interface Unerasable {
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The first TypeScript in a source that Node cannot strip, so that a module which loads on one version of Node does
 * not fail on the next: an enum, a namespace with values, a parameter property.
 *
 * What looks like one must also have left its mark in the compiled form, so that texts and comments are not taken for
 * code.
 *
 * @param compiled - the source as esbuild compiled it
 */
export function findUnerasable(source: string, compiled: string): Unerasable | null {
  for (const { what, pattern, mark } of forms) {
    for (const match of source.matchAll(pattern)) {
      const name = (match[1] ?? '').split('.')[0] ?? '';
      if (!mark(name).test(compiled)) continue;
      const before = source.slice(0, match.index + (match[0].length - match[0].trimStart().length));
      const line = before.split('\n').length;
      return { what, line, column: before.length - before.lastIndexOf('\n') };
    }
  }
  return null;
}

const forms: readonly { what: string; pattern: RegExp; mark: (name: string) => RegExp }[] = [
  {
    what: 'an enum',
    pattern: /^[ \t]*(?:export\s+)?(?:const\s+)?enum\s+([\w$]+)\s*\{/gm,
    mark: (name) => new RegExp(`\\}\\)\\((?:${literal(name)}) \\|\\| \\{\\}\\)`),
  },
  {
    what: 'a namespace with values',
    pattern: /^[ \t]*(?:export\s+)?(?:namespace|module)\s+([\w$.]+)\s*\{/gm,
    mark: (name) => new RegExp(`\\}\\)\\(${literal(name)} \\|\\| \\(${literal(name)} = \\{\\}\\)\\)`),
  },
  {
    what: 'a parameter property',
    pattern:
      /\bconstructor\s*\([^)]*?\b(?:public|private|protected|readonly)\s+(?:readonly\s+)?([\w$]+)\s*[?:,)=]/g,
    mark: (name) => new RegExp(`\\bthis\\.${literal(name)} = ${literal(name)};`),
  },
];

function literal(name: string): string {
  return name.replaceAll('$', '\\$');
}
