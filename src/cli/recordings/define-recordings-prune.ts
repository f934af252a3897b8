import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import type { RecordingsPruneOptions } from './recordings-prune.ts';

export function defineRecordingsPrune(recordings: Command, finish: FinishCommand): void {
  recordings
    .command('prune')
    .description('remove recordings of cases that are gone, and of agents that a case is not tried on')
    .argument('[paths...]', 'case files and folders')
    .option('--yes', 'do not ask')
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval recordings prune\n  agent-eval recordings prune cases/ --yes',
    )
    .action(async (paths: string[], options: RecordingsPruneOptions) => {
      const { recordingsPrune } = await import('./recordings-prune.ts');
      await finish((terminal) => recordingsPrune(paths, options, terminal));
    });
}
