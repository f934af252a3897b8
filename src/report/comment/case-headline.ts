import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import type { CaseEntry } from './case-entry.ts';

/** A case on one line: its name, how often it passed, and why not. */
export function caseHeadline(entry: CaseEntry, isNamed: boolean): string {
  const by = isNamed ? ` by ${codeText(cutText(entry.agent, 60))}` : '';
  const reason = reasonOf(entry);
  const why = reason === '' ? '' : ` – ${markdownText(cutText(reason, 140))}`;
  return `${codeText(cutText(entry.case, 120))}${by}: ${countsOf(entry)}${why}`;
}

function countsOf({ change, status }: CaseEntry): string {
  if (change) {
    const { first, second } = change;
    return `passed ${first.passed} of ${first.trials} before, ${second.passed} of ${second.trials} now`;
  }
  const count = (letters: RegExp): number => status.match(letters)?.length ?? 0;
  const [counted, invalid] = [count(/[pfe]/g), count(/i/g)];
  const parts = [
    ...(counted > 0 ? [`passed ${count(/p/g)} of ${counted}`] : []),
    ...(invalid > 0 ? [`${invalid} not measured`] : []),
  ];
  return parts.join(', ');
}

function reasonOf({ failed }: CaseEntry): string {
  if (!failed) return '';
  const { error, reason, judgements } = failed;
  const bad = judgements.find(({ status }) => status === 'failed' || status === 'invalid');
  if (error) return `${error.kind}: ${error.message}`;
  return reason ?? (bad ? `${bad.label ?? bad.judge}: ${bad.reason}` : '');
}
