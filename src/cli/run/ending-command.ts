import type { Command } from 'commander';
import { tryingCommand } from './trying-command.ts';

/** A command that tries cases once, as a whole. */
export function endingCommand(program: Command, name: string, description: string): Command {
  return tryingCommand(program, name, description)
    .option('--update-baseline', 'write what was measured to the baseline afterwards')
    .option('--dry-run', 'say what would be done, and do nothing');
}
