import { dirname, resolve } from 'node:path';
import { buildReport } from '../../report/build-report.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { loadConfigSettings } from '../project/load-config-settings.ts';
import { hasErrors } from '../project/load-project.ts';
import { checkTargets } from '../reporting/check-targets.ts';
import { exitCodeOf } from '../reporting/exit-code-of.ts';
import { loadReporters } from '../reporting/load-reporters.ts';
import { RunReporters } from '../reporting/run-reporters.ts';
import { type DetailOptions, terminalReporterFor } from '../reporting/terminal-reporter-for.ts';
import { readCopy } from '../run/write-baseline.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { splitList } from '../split-list.ts';
import type { Terminal } from '../terminal.ts';
import { readRun } from './read-run.ts';

export interface ReportCommandOptions extends DetailOptions {
  readonly reporter?: string;
  readonly out?: string;
  readonly config?: string;
}

/**
 * `agent-eval report`: makes the reports of a run again from its log, as the run itself made them.
 *
 * @param named - a run's name, `latest`, or a path
 * @returns the exit code of the run's verdict; that of a fault where a report is missing
 */
export async function reportCommand(
  named: string,
  { reporter, out, config, ...detail }: ReportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await loadConfigSettings({
    configFile: config,
    commandLine: {
      ...(reporter === undefined ? {} : { reporters: splitList(reporter) }),
      ...(out === undefined ? {} : { out }),
    },
  });
  const loaded = await loadReporters(settings.reporters, settings.project);
  const all = [...settings.diagnostics, ...checkTargets(settings.reporters), ...loaded.diagnostics];
  showDiagnostics(all, terminal, 'No report was made.');
  if (hasErrors(all)) return exitCodes.badInput;
  const reporters = new RunReporters(loaded.reporters, terminal, settings.project);
  const runs = resolve(settings.project, settings.config.out);
  const { fold, folder } = await readRun(runs, named, terminal, (event) => reporters.onEvent(event));
  const baseline = readCopy(folder);
  if (baseline) fold.baseline = baseline;
  const report = buildReport(fold);
  const forPeople = await terminalReporterFor({ ...detail, isBench: report.run.bench !== undefined });
  const reported = await reporters.write({ report, fold, folder, out: dirname(folder) }, forPeople);
  return exitCodeOf(report, reported, terminal);
}
