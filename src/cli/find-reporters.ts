import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Reporter } from '../model/reporter.ts';
import { jsonReporter } from '../report/json-reporter.ts';
import { terminalReporter } from '../report/terminal-reporter.ts';

const builtinReporters: readonly Reporter[] = [terminalReporter, jsonReporter];

/** The reporters of these names, each once. */
export function findReporters(names: readonly string[]): {
  readonly reporters: readonly Reporter[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const reporters = builtinReporters.filter(({ name }) => names.includes(name));
  const known = builtinReporters.map(({ name }) => name);
  const diagnostics = names
    .filter((name) => !known.includes(name))
    .map((name) => unknownReporter(name, known));
  return { reporters, diagnostics };
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
