import type { Command } from 'commander';
import type { FinishCommand } from '../finish-command.ts';
import { wholeNumber } from '../read-option.ts';
import type { RunCommandOptions } from '../run/run-options.ts';
import { tryingCommand } from '../run/trying-command.ts';

export function defineWatch(program: Command, finish: FinishCommand): void {
  tryingCommand(program, 'watch', 'try cases, and try again what a change of a file touches')
    .option('--iterations <n>', 'trials a case', wholeNumber(1, 1_000_000))
    .option('--concurrency <n>', 'trials at once', wholeNumber(1, 10_000))
    .addHelpText(
      'after',
      `
Keys: a all, f what failed, t by text of the case, p by path of the case file, enter the same again, q quit.

Examples:
  agent-eval watch
  agent-eval watch cases/refunds.yaml --agent bot-v2`,
    )
    .action(async (paths: string[], options: RunCommandOptions) => {
      const { watchCommand } = await import('./watch-command.ts');
      await finish((terminal) => watchCommand(paths, options, terminal));
    });
}
