import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { RecordingsCheckOptions } from './recordings-check.ts';

export function defineRecordingsCheck(recordings: Command, finish: FinishCommand): void {
  recordings
    .command('check')
    .description('tell what is missing, left over or broken, and secrets in the files; no agent is called')
    .argument('[paths...]', 'case files and folders')
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval recordings check\n  agent-eval recordings check cases/ --json',
    )
    .action(async (paths: string[], options: RecordingsCheckOptions) => {
      const { recordingsCheck } = await import('./recordings-check.ts');
      await finish((terminal) => recordingsCheck(paths, options, terminal));
    });
}
