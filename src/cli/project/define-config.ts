import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { ConfigCommandOptions } from './config-command.ts';

export function defineConfig(program: Command, finish: FinishCommand): void {
  program
    .command('config')
    .description('show the settings, and where each value came from')
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText('after', '\nExamples:\n  agent-eval config\n  AGENT_EVAL_SEED=7 agent-eval config --json')
    .action(async (options: ConfigCommandOptions) => {
      const { configCommand } = await import('./config-command.ts');
      await finish((terminal) => configCommand(options, terminal));
    });
}
