import type { Reporter } from '../../model/reporter.ts';

/**
 * What reports in the terminal instead of the usual reporter, where something does; loaded then, because a plain run
 * needs nothing of it.
 */
export async function terminalReporterFor(asked: {
  readonly isBench: boolean;
  readonly isTraced: boolean;
}): Promise<Reporter | null> {
  if (asked.isBench) return (await import('../../report/bench/bench-reporter.ts')).benchReporter;
  if (asked.isTraced) return (await import('../../report/terminal-reporter.ts')).tracingTerminalReporter;
  return null;
}
