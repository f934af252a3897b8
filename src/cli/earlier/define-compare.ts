import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { addToList, folder } from '../read-option.ts';
import type { CompareCommandOptions } from './compare-command.ts';

export function defineCompare(program: Command, finish: FinishCommand): void {
  program
    .command('compare')
    .description('compare runs with the first of them, or agents of one run')
    .argument('<runs...>', 'names or folders of runs, or reports; run@agent for one agent of it')
    .option('--agent <names>', 'only these agents, separated by commas', addToList)
    .option(
      '--margin <margins>',
      'least worsening that fails: 2pp of pass rates, 10% of latencies and costs',
      addToList,
    )
    .option('--json', 'machine-readable')
    .option('--markdown', 'for a comment or a summary')
    .option('--out <folder>', 'folder of the runs', folder)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  agent-eval compare reports/baseline.json latest
  agent-eval compare 20261120-103000-4f2a latest --margin 2pp,20%
  agent-eval compare latest --agent bot-v1,bot-v2
  agent-eval compare old/report.json@bot-v1 latest@bot-v2 --markdown`,
    )
    .action(async (runs: string[], options: CompareCommandOptions) => {
      const { compareCommand } = await import('./compare-command.ts');
      await finish((terminal) => compareCommand(runs, options, terminal));
    });
}
