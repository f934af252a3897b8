import type { Command } from 'commander';
import { defineCalibrate } from '../calibrate/define-calibrate.ts';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { JudgesCommandOptions } from './judges-command.ts';

export function defineJudges(program: Command, finish: FinishCommand): void {
  const judges = program
    .command('judges')
    .description('list judges with their settings')
    .argument('[name]', 'one judge, in full')
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval judges\n  agent-eval judges trajectory\n  agent-eval judges --json',
    )
    .action(async (name: string | undefined, options: JudgesCommandOptions) => {
      const { judgesCommand } = await import('./judges-command.ts');
      await finish((terminal) => judgesCommand(name, options, terminal));
    });
  defineCalibrate(judges, finish);
}
