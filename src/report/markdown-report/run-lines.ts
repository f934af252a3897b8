import type { FoldedReport } from '../../model/report.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { shellWord } from '../show/shell-word.ts';

/** Which run it was, of which commit, on what, and by which command. */
export function runLines({ run, at, environment, arguments: words }: FoldedReport['run']): string {
  const { package: version, node, platform, commit, branch, dirty } = environment;
  const parts = [
    `Run ${codeText(run)}`,
    `${at.slice(0, 16).replace('T', ' ')} UTC`,
    ...(commit === undefined
      ? []
      : [`commit ${codeText(commit.slice(0, 10))}${dirty ? ' with changes' : ''}`]),
    ...(branch === undefined ? [] : [`branch ${codeText(cutText(branch, 100))}`]),
    markdownText(`agent-eval ${version}, Node ${node}, ${platform}`),
  ];
  return `${parts.join(' · ')}\n\n${codeText(cutText(['agent-eval', ...words.map(shellWord)].join(' '), 2000))}`;
}
