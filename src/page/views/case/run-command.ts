import { shellWord } from '../../../report/show/shell-word.ts';

/** The command that tries one case again, as a shell takes it. */
export function runCommand(file: string, caseKey: string): string {
  return `agent-eval run ${shellWord(file.startsWith('-') ? `./${file}` : file)} --filter ${shellWord(caseKey)}`;
}
