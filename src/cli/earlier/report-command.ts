import { resolve } from 'node:path';
import { buildReport } from '../../report/build-report.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { loadConfigSettings } from '../project/load-config-settings.ts';
import { hasErrors } from '../project/load-project.ts';
import { loadBenchReporter } from '../run/load-bench-reporter.ts';
import { readCopy } from '../run/write-baseline.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { splitList } from '../split-list.ts';
import type { Terminal } from '../terminal.ts';
import { findReporters } from './find-reporters.ts';
import { readRun } from './read-run.ts';
import { writeReports } from './write-reports.ts';

export interface ReportCommandOptions {
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
  { reporter, out, config }: ReportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await loadConfigSettings({
    configFile: config,
    commandLine: {
      ...(reporter === undefined ? {} : { reporters: splitList(reporter) }),
      ...(out === undefined ? {} : { out }),
    },
  });
  const { reporters, diagnostics } = findReporters(settings.config.reporters);
  const all = [...settings.diagnostics, ...diagnostics];
  showDiagnostics(all, terminal, 'No report was made.');
  if (hasErrors(all)) return exitCodes.badInput;
  const folder = resolve(settings.project, settings.config.out);
  const run = await readRun(folder, named, terminal, (event) => {
    for (const one of reporters) one.onEvent?.(event);
  });
  const baseline = readCopy(run.folder);
  if (baseline) run.fold.baseline = baseline;
  const report = buildReport(run.fold);
  const ofBench = report.run.bench ? await loadBenchReporter() : null;
  const shown = reporters.map((one) => (one.name === ofBench?.name ? ofBench : one));
  writeReports(report, shown, run.folder, terminal);
  return report.verdict.exitCode;
}
