import type { Reporter } from '../../model/reporter.ts';

/** How much a person wants to read, as commander gives it. */
export interface DetailOptions {
  readonly trace?: true;
  readonly verbose?: true;
  readonly quiet?: true;
}

/**
 * What reports in the terminal instead of the usual reporter, where something does; loaded then, because a plain run
 * needs nothing of it.
 */
export async function terminalReporterFor({
  isBench,
  ...options
}: DetailOptions & { readonly isBench: boolean }): Promise<Reporter | null> {
  const { trace, verbose, quiet } = { trace: false, verbose: false, quiet: false, ...options };
  if (quiet) return (await import('../../report/quiet-reporter.ts')).quietReporter;
  if (isBench) {
    const { createBenchReporter } = await import('../../report/bench/bench-reporter.ts');
    return createBenchReporter({ trace, verbose });
  }
  if (!trace && !verbose) return null;
  const { createTerminalReporter } = await import('../../report/terminal-reporter.ts');
  return createTerminalReporter({ trace, verbose });
}
