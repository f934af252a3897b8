import { visibleText } from '../../model/visible-text.ts';
import { shellWord } from './shell-word.ts';

/**
 * The command that goes on with a run, as a shell takes it. A run in the usual place needs no more than its name.
 *
 * @param folder - of the run, as a person would type it
 */
export function resumeCommand(run: string, folder: string): string {
  const name = folder === `reports/${run}` ? run : folder;
  return `agent-eval run --resume ${shellWord(visibleText(name))}`;
}
