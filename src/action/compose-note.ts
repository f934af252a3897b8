import { cutText } from '../report/markdown/cut-text.ts';
import { markdownText } from '../report/markdown/markdown-text.ts';
import type { ActionVerdict } from './decide-verdict.ts';

const words = {
  passed: '✅ agent-eval: passed',
  failed: '❌ agent-eval: failed',
  'not-evaluated': '⚠️ agent-eval: not evaluated',
  error: '❌ agent-eval: no verdict',
} as const;

/** What is said in comment and summary where nothing was measured: that, and why. */
export function composeNote({ status, reasons }: Pick<ActionVerdict, 'status' | 'reasons'>): string {
  const items = reasons.slice(0, 20).map((reason) => `- ${markdownText(cutText(reason, 1000))}`);
  return `### ${words[status]}\n\n${items.join('\n')}\n`;
}
