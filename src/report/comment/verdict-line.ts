import type { ThresholdResult } from '../../model/report.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { plural } from '../show/plural.ts';
import type { CommentSubject } from './comment-subject.ts';
import { isThresholdReason } from './is-threshold-reason.ts';

/** The heading: what it came to, in words. */
export function verdictLine({ verdict, report, key }: CommentSubject): string {
  const name = key === '' || key === 'default' ? 'agent-eval' : `agent-eval ${codeText(cutText(key, 60))}`;
  const reason = markdownText(cutText(verdict.reasons[0] ?? '', 160));
  const words = thresholdsInWords(report.thresholds);
  const isOfThreshold = isThresholdReason(verdict.reasons[0] ?? '', report.thresholds);
  const isMissed = report.thresholds.some(({ met }) => !met);
  switch (verdict.status) {
    case 'passed':
      return isMissed ? `### ⚠️ ${name}: passed, though ${words}` : `### ✅ ${name}: ${words || 'passed'}`;
    case 'failed':
      return `### ❌ ${name}: ${(isOfThreshold ? words : reason) || 'failed'}`;
    case 'not-evaluated':
      return `### ⚠️ ${name}: not evaluated${reason === '' ? '' : `: ${reason}`}`;
    case 'error':
      return `### ❌ ${name}: no verdict${reason === '' ? '' : `: ${reason}`}`;
  }
}

/** `all 6 thresholds met`, `2 of 6 thresholds missed`, with those that could not be evaluated; empty where there are none. */
function thresholdsInWords(thresholds: readonly ThresholdResult[]): string {
  const missed = thresholds.filter(({ met }) => !met).length;
  const open = thresholds.filter(({ met, evaluated }) => met && !evaluated).length;
  const held = thresholds.length - open;
  const rest = open === 0 ? '' : `, ${open} not evaluated`;
  if (thresholds.length === 0) return '';
  if (missed > 0) return `${missed} of ${plural(held, 'threshold')} missed${rest}`;
  if (held === 0)
    return open === 1 ? 'its threshold was not evaluated' : `none of ${open} thresholds evaluated`;
  return `${held === 1 ? 'its one threshold' : `all ${plural(held, 'threshold')}`} met${rest}`;
}
