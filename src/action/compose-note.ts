import { codeText } from '../report/markdown/code-text.ts';
import { cutText } from '../report/markdown/cut-text.ts';
import { fencedBlock } from '../report/markdown/fenced-block.ts';
import { markdownText } from '../report/markdown/markdown-text.ts';
import type { ActionVerdict } from './decide-verdict.ts';

const headings = {
  passed: ['✅', 'passed'],
  failed: ['❌', 'failed'],
  'not-evaluated': ['⚠️', 'not evaluated'],
  error: ['❌', 'no verdict'],
} as const;

const mostSaid = 8000;

/**
 * What is said in comment and summary where nothing was measured: that, and why.
 *
 * @param key - of the comment, where one was given
 */
export function composeNote({ status, reasons, said = '' }: ActionVerdict, key: string): string {
  const [mark, word] = headings[status];
  const name = key === '' ? 'agent-eval' : `agent-eval ${codeText(key)}`;
  const items = reasons.slice(0, 20).map((reason) => `- ${markdownText(cutText(reason, 1000))}`);
  const words = said === '' ? [] : [fencedBlock(cutText(said, mostSaid).split(/\r\n|\n|\r/))];
  return `${[`### ${mark} ${name}: ${word}`, items.join('\n'), ...words].join('\n\n')}\n`;
}
