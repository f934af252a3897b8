import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { folder, wholeNumber } from '../read-option.ts';
import type { AcceptCommandOptions } from './accept-command.ts';

export function defineAccept(program: Command, finish: FinishCommand): void {
  program
    .command('accept')
    .description('accept the outputs of a run as golden: what the judge "golden" compares with')
    .argument('[run]', 'name or folder of a run', 'latest')
    .option('--agent <name>', 'whose outputs, where several agents were tried')
    .option('--filter <text>', 'only cases whose name contains the text')
    .option('--iteration <n>', 'which iteration, where a case was tried several times (1)', wholeNumber(1))
    .option('--out <folder>', 'folder of the runs', folder)
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval accept\n  agent-eval accept latest --agent bot-v2 --filter refunds/',
    )
    .action(async (run: string, options: AcceptCommandOptions) => {
      const { acceptCommand } = await import('./accept-command.ts');
      await finish((terminal) => acceptCommand(run, options, terminal));
    });
}
