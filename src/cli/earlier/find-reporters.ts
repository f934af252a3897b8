import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { Reporter } from '../../model/reporter.ts';
import { jsonReporter } from '../../report/json-reporter.ts';
import { terminalReporter, tracingTerminalReporter } from '../../report/terminal-reporter.ts';
import { traceReporter } from '../../report/trace/trace-reporter.ts';

/**
 * The reporters of these names, each once; for one run, because some of them collect what they are told.
 *
 * @param options - `trace`: the terminal shows every pipeline run; `terminal`: what reports there instead
 */
export function findReporters(
  names: readonly string[],
  options: { readonly trace?: boolean; readonly terminal?: Reporter | null } = {},
): {
  readonly reporters: readonly Reporter[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const usual = options.trace ? tracingTerminalReporter() : terminalReporter;
  const terminal = options.terminal ?? usual;
  const builtinReporters: readonly Reporter[] = [terminal, jsonReporter, traceReporter()];
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
