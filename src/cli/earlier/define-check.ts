import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { collect, folder } from '../read-option.ts';
import type { CheckCommandOptions } from './check-command.ts';

export function defineCheck(program: Command, finish: FinishCommand): void {
  program
    .command('check')
    .description('hold thresholds against reports that are there already')
    .argument('<reports...>', 'report files, runs or their folders; several are put together to one run')
    .option('--threshold <limit>', 'limit such as "pass-rate >= 95%"; without any, those of the run', collect)
    .option('--baseline <report>', 'what limits with "baseline" compare with (that of the run)')
    .option('--require-baseline', 'a limit that could not be compared with a baseline is missed')
    .option('--update-baseline', 'write what was measured to the baseline afterwards')
    .option('--out <folder>', 'folder of the runs', folder)
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  agent-eval check reports/latest/report.json --threshold "pass-rate >= 95%"
  agent-eval check shard-1/report.json shard-2/report.json`,
    )
    .action(async (named: string[], options: CheckCommandOptions) => {
      const { checkCommand } = await import('./check-command.ts');
      await finish((terminal) => checkCommand(named, options, terminal));
    });
}
