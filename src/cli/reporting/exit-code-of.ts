import type { FoldedReport } from '../../model/report.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import type { Reported } from './run-reporters.ts';

/** That of the verdict; whoever waits for a report that is missing must not go on. An interruption stays one. */
export function exitCodeOf({ verdict }: FoldedReport, { isComplete }: Reported): number {
  return isComplete || verdict.exitCode === exitCodes.interrupted ? verdict.exitCode : exitCodes.fault;
}
