import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { ListCommandOptions } from './list-command.ts';

export function defineList(program: Command, finish: FinishCommand): void {
  program
    .command('list')
    .description('list cases with their tags and agents')
    .argument('[paths...]', 'case files and folders')
    .option('--covers', 'list what the suites prove, and by which cases')
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText('after', '\nExamples:\n  agent-eval list cases/\n  agent-eval list --covers --json')
    .action(async (paths: string[], options: ListCommandOptions) => {
      const { listCommand } = await import('./list-command.ts');
      await finish((terminal) => listCommand(paths, options, terminal));
    });
}
