import { dirname, resolve } from 'node:path';
import { buildReport } from '../../report/build-report.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { loadConfigSettings } from '../project/load-config-settings.ts';
import { hasErrors } from '../project/load-project.ts';
import { checkReporters, loadReporters } from '../reporting/find-reporters.ts';
import { type DetailOptions, terminalReporterFor } from '../reporting/terminal-reporter-for.ts';
import { writeReports } from '../reporting/write-reports.ts';
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
 * @returns the exit code of the run's verdict
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
  const names = settings.config.reporters;
  const all = [...settings.diagnostics, ...checkReporters(names)];
  showDiagnostics(all, terminal, 'No report was made.');
  if (hasErrors(all)) return exitCodes.badInput;
  const reporters = await loadReporters(names);
  const runs = resolve(settings.project, settings.config.out);
  const { fold, folder } = await readRun(runs, named, terminal, (event) => {
    for (const one of reporters) one.onEvent?.(event);
  });
  const baseline = readCopy(folder);
  if (baseline) fold.baseline = baseline;
  const report = buildReport(fold);
  const forPeople = await terminalReporterFor({ ...detail, isBench: report.run.bench !== undefined });
  const shown = reporters.map((one) => (one.name === forPeople?.name ? forPeople : one));
  await writeReports({ report, fold, folder, out: dirname(folder) }, shown, terminal);
  return report.verdict.exitCode;
}
