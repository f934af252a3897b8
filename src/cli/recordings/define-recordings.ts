import type { Command } from 'commander';
import type { FinishCommand } from '../finish-command.ts';
import { defineRecordingsCheck } from './define-recordings-check.ts';
import { defineRecordingsPrune } from './define-recordings-prune.ts';

export function defineRecordings(program: Command, finish: FinishCommand): void {
  const recordings = program
    .command('recordings')
    .description('look after what --record wrote down of models and tools');
  defineRecordingsCheck(recordings, finish);
  defineRecordingsPrune(recordings, finish);
}
