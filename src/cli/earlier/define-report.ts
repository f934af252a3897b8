import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { folder } from '../read-option.ts';
import { reporterOption } from '../reporting/reporter-option.ts';
import { reportersHelp } from '../reporting/reporters-help.ts';
import { withDetail } from '../reporting/with-detail.ts';
import type { ReportCommandOptions } from './report-command.ts';

export function defineReport(program: Command, finish: FinishCommand): void {
  withDetail(program.command('report'))
    .description('make the reports of a run again from its log')
    .argument('[run]', 'name or folder of a run', 'latest')
    .addOption(reporterOption())
    .option('--out <folder>', 'folder of the runs', folder)
    .addOption(configOption())
    .addHelpText(
      'after',
      () => `${reportersHelp()}

Examples:
  agent-eval report
  agent-eval report 20261120-103000-4f2a --reporter terminal,html=report.html
  agent-eval report latest --reporter csv=- > trials.csv`,
    )
    .action(async (run: string, options: ReportCommandOptions) => {
      const { reportCommand } = await import('./report-command.ts');
      await finish((terminal) => reportCommand(run, options, terminal));
    });
}
