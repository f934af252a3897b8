import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { ValidateCommandOptions } from './validate-command.ts';

export function defineValidate(program: Command, finish: FinishCommand): void {
  program
    .command('validate')
    .description('check case files and config without calling any agent')
    .argument('[paths...]', 'case files and folders')
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval validate\n  agent-eval validate cases/refunds.yaml --json',
    )
    .action(async (paths: string[], options: ValidateCommandOptions) => {
      const { validateCommand } = await import('./validate-command.ts');
      await finish((terminal) => validateCommand(paths, options, terminal));
    });
}
