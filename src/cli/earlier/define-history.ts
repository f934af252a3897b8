import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { folder, wholeNumber } from '../read-option.ts';
import { defineHistoryPrune } from './define-history-prune.ts';
import type { HistoryCommandOptions } from './history-command.ts';

export function defineHistory(program: Command, finish: FinishCommand): void {
  const history = program
    .command('history')
    .description('list the runs of this project, and how its agents developed')
    .option('--last <n>', 'only the newest n (20)', wholeNumber(1))
    .option('--json', 'machine-readable')
    .option('--out <folder>', 'folder of the runs', folder)
    .addOption(configOption())
    .addHelpText('after', '\nExamples:\n  agent-eval history\n  agent-eval history --last 5 --json')
    .action(async (options: HistoryCommandOptions) => {
      const { historyCommand } = await import('./history-command.ts');
      await finish((terminal) => historyCommand(options, terminal));
    });
  defineHistoryPrune(history, finish);
}
