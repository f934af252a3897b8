import { dirname } from 'node:path';
import { toFailure } from '../../model/failure.ts';
import type { FoldedReport } from '../../model/report.ts';
import { buildReport } from '../../report/build-report.ts';
import { summarizeVerdict } from '../../report/terminal/summarize-verdict.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { exitCodeOf } from '../reporting/exit-code-of.ts';
import type { RunReporters } from '../reporting/run-reporters.ts';
import { terminalReporterFor } from '../reporting/terminal-reporter-for.ts';
import { shownPath } from '../shown-path.ts';
import { endProblem } from '../user-problem.ts';
import type { OpenRun } from './open-run.ts';
import type { Trying } from './trying.ts';

/**
 * Reports on a run that has ended, and keeps what was measured as a baseline where that was asked for.
 *
 * @returns the exit code
 */
export async function reportRun(run: OpenRun, reporters: RunReporters, trying: Trying): Promise<number> {
  const made = buildReport(run.fold);
  const exitCode = await report(run, made, reporters, trying);
  if (trying.options.updateBaseline) await updateBaseline(run, made, trying);
  return exitCode;
}

async function report(
  run: OpenRun,
  made: FoldedReport,
  reporters: RunReporters,
  { options, terminal }: Trying,
): Promise<number> {
  const { fold, folder } = run;
  const forPeople = await terminalReporterFor({ ...options, isBench: options.bench !== undefined });
  const reported = await reporters.write({ report: made, fold, folder, out: dirname(folder) }, forPeople);
  if (!reported.isVerdictShown) terminal.error(`${summarizeVerdict(made)}\nreport  ${shownPath(folder)}\n`);
  const problem = run.logError();
  if (problem === null) return exitCodeOf(made, reported, terminal);
  terminal.error(
    `${endProblem(`The log of the run could not be written: ${toFailure(problem).message}`, 'Make room or mend the folder, then go on with --resume.')}\n`,
  );
  return exitCodes.fault;
}

async function updateBaseline(
  { fold }: OpenRun,
  { verdict }: FoldedReport,
  { project, out, terminal }: Trying,
): Promise<void> {
  const { baselineTarget } = await import('./find-baseline.ts');
  const { writeBaseline } = await import('./write-baseline.ts');
  writeBaseline(fold, verdict, baselineTarget(project, out), terminal);
}
