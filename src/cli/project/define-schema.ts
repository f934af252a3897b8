import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { SchemaCommandOptions } from './schema-command.ts';

export function defineSchema(program: Command, finish: FinishCommand): void {
  program
    .command('schema')
    .description('write the JSON Schemas of case files, configs and reports')
    .argument('[folder]', 'where to write', 'schema')
    .addOption(configOption())
    .addHelpText('after', '\nExamples:\n  agent-eval schema\n  agent-eval schema .vscode/schema')
    .action(async (folder: string, options: SchemaCommandOptions) => {
      const { schemaCommand } = await import('./schema-command.ts');
      await finish((terminal) => schemaCommand(folder, options, terminal));
    });
}
