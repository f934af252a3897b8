import type { FoldedReport } from '../../model/report.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import type { Terminal } from '../terminal.ts';
import type { Reported } from './run-reporters.ts';

/**
 * That of the verdict, but where a report is missing: whoever waits for it must not go on. An interruption stays one.
 */
export function exitCodeOf(
  { verdict: { exitCode } }: FoldedReport,
  { isComplete }: Reported,
  terminal: Terminal,
): number {
  if (isComplete || exitCode === exitCodes.interrupted || exitCode === exitCodes.fault) return exitCode;
  terminal.error(`A report is missing: the exit code is ${exitCodes.fault} instead of ${exitCode}.\n`);
  return exitCodes.fault;
}
