import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { Reporter } from '../../model/reporter.ts';
import { builtinReporters } from '../../report/builtin-reporters.ts';

/** What is wrong with the reporters that a project or a command line asks for. */
export function checkReporters(names: readonly string[]): readonly Diagnostic[] {
  const known = Object.keys(builtinReporters);
  return names.filter((name) => !known.includes(name)).map((name) => unknownReporter(name, known));
}

/**
 * The reporters of these names, each once; for one run, because some of them collect what they are told.
 *
 * @param options - `terminal`: what reports there instead of the usual one
 */
export async function loadReporters(
  names: readonly string[],
  options: { readonly terminal?: Reporter | null } = {},
): Promise<readonly Reporter[]> {
  const wanted = Object.entries(builtinReporters).filter(([name]) => names.includes(name));
  return Promise.all(
    wanted.map(([name, builtin]) => (name === 'terminal' && options.terminal) || builtin.load()),
  );
}

function unknownReporter(name: string, known: readonly string[]): Diagnostic {
  const close = didYouMean(name, known);
  return {
    code: 'run/unknown-reporter',
    severity: 'error',
    message: `There is no reporter named "${name}".`,
    why: 'The report that it should make would be missing.',
    fix: `${close === null ? '' : `Did you mean "${close}"? `}Reporters: ${known.join(', ')}.`,
  };
}
