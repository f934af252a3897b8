import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { folder, port } from '../read-option.ts';
import type { ViewCommandOptions } from './view-command.ts';

export function defineView(program: Command, finish: FinishCommand): void {
  program
    .command('view')
    .description('show runs as a page in the browser, also while they go on')
    .argument('[runs...]', 'names or folders of runs (latest); several: only these')
    .option('--port <n>', 'port on 127.0.0.1 (7412); 0 finds a free one', port)
    .option('--open', 'open a browser, which is done anyway in a terminal with a screen')
    .option('--no-open', 'open no browser')
    .option('--out <folder>', 'folder of the runs', folder)
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval view\n  agent-eval view 20261120-103000-4f2a --port 8080',
    )
    .action(async (runs: string[], options: ViewCommandOptions) => {
      const { viewCommand } = await import('./view-command.ts');
      await finish((terminal) => viewCommand(runs, options, terminal));
    });
}
