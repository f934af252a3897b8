import type { Command } from 'commander';
import type { FinishCommand } from '../finish-command.ts';

export function defineInit(program: Command, finish: FinishCommand): void {
  program
    .command('init')
    .description('write a first case, a first agent, a config and a workflow file')
    .argument('[folder]', 'where to write', '.')
    .addHelpText('after', '\nExamples:\n  agent-eval init\n  agent-eval init my-evals')
    .action(async (folder: string) => {
      const { initCommand } = await import('./init-command.ts');
      await finish((terminal) => initCommand(folder, terminal));
    });
}
