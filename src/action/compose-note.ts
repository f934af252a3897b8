import { cutText } from '../report/markdown/cut-text.ts';
import { fencedBlock } from '../report/markdown/fenced-block.ts';
import { markdownText } from '../report/markdown/markdown-text.ts';
import type { ActionVerdict } from './decide-verdict.ts';

const headings = {
  passed: '✅ agent-eval: passed',
  failed: '❌ agent-eval: failed',
  'not-evaluated': '⚠️ agent-eval: not evaluated',
  error: '❌ agent-eval: no verdict',
} as const;

const mostSaid = 8000;

/** What is said in comment and summary where nothing was measured: that, and why. */
export function composeNote({ status, reasons, said = '' }: ActionVerdict): string {
  const items = reasons.slice(0, 20).map((reason) => `- ${markdownText(cutText(reason, 1000))}`);
  const words = said === '' ? [] : [fencedBlock(cutText(said, mostSaid).split(/\r\n|\n|\r/))];
  return `${[`### ${headings[status]}`, items.join('\n'), ...words].join('\n\n')}\n`;
}
