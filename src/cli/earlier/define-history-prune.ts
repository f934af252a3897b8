import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { duration, folder, wholeNumber } from '../read-option.ts';
import type { HistoryPruneOptions } from './history-prune.ts';

export function defineHistoryPrune(history: Command, finish: FinishCommand): void {
  history
    .command('prune')
    .description('remove old runs; never the newest, one that is going on, or the baseline')
    .option('--keep <n>', 'keep the newest n', wholeNumber(1))
    .option('--older-than <age>', 'remove only what is older, such as 30d', duration)
    .option('--yes', 'do not ask')
    .option('--out <folder>', 'folder of the runs', folder)
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval history prune --keep 50\n  agent-eval history prune --older-than 30d --yes',
    )
    .action(async (_: HistoryPruneOptions, command: Command) => {
      const options = command.optsWithGlobals<HistoryPruneOptions>();
      const { historyPrune } = await import('./history-prune.ts');
      await finish((terminal) => historyPrune(options, terminal));
    });
}
