import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import type { CaseEntry } from './case-entry.ts';
import { describeFailure } from './describe-failure.ts';
import { describeStatus } from './describe-status.ts';

/** A case on one line: its name, how often it passed, and why not. */
export function caseHeadline(entry: CaseEntry, isNamed: boolean): string {
  const by = isNamed ? ` by ${codeText(cutText(entry.agent, 60))}` : '';
  const reason = entry.failed ? describeFailure(entry.failed) : '';
  const why = reason === '' ? '' : ` – ${markdownText(cutText(reason, 100))}`;
  return `${codeText(cutText(entry.case, 120))}${by}: ${countsOf(entry)}${why}`;
}

function countsOf({ change, status }: CaseEntry): string {
  if (!change) return describeStatus(status);
  const { first, second } = change;
  return `${first.passed}/${first.trials} → ${second.passed}/${second.trials} passed`;
}
