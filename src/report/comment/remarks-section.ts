import type { FoldedReport } from '../../model/report.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { plural } from '../plural.ts';
import { describeTrials } from '../terminal/summarize-verdict.ts';
import type { CommentSubject } from './comment-subject.ts';
import type { Section } from './section.ts';

const mostRemarks = 10;
const mostAgents = 10;

/** What was tried, why it came to this verdict, and what a reader must know before trusting the figures. */
export function remarksSection(subject: CommentSubject): Section {
  const { report, comparisons, baseline } = subject;
  const notes = new Set(comparisons.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.notes)));
  const remarks = [
    ...otherReasons(subject).map((reason) => said(reason)),
    ...invalidTrials(report),
    ...(baseline && 'missing' in baseline
      ? [`No comparison with a baseline: ${said(baseline.missing)}`]
      : []),
    ...[...notes].map(said),
  ];
  const items = [`${markdownText(describeTrials(report))}.`, ...remarks.map((remark) => `- ${remark}`)];
  return {
    importance: 2,
    name: 'remarks',
    noun: 'remark',
    before: '',
    items: items.slice(0, 1 + mostRemarks),
    count: items.length,
    after: '',
  };
}

/** Thresholds have a table of their own. */
function otherReasons({ verdict, report: { thresholds } }: CommentSubject): string[] {
  const missed = thresholds.filter(({ met }) => !met);
  return verdict.reasons.filter(
    (reason, index) =>
      !missed.some(({ threshold }) => reason.startsWith(threshold)) &&
      !(index === 0 && isInHeading(reason, verdict.status, missed.length)),
  );
}

function isInHeading(reason: string, status: CommentSubject['verdict']['status'], missed: number): boolean {
  return reason.length <= 160 && status !== 'passed' && (status !== 'failed' || missed === 0);
}

function invalidTrials({ leaderboard }: FoldedReport): string[] {
  const concerned = leaderboard.filter(({ figures }) => figures.invalid > 0);
  if (concerned.length === 0) return [];
  const total = concerned.reduce((sum, { figures }) => sum + figures.invalid, 0);
  const named = concerned
    .slice(0, mostAgents)
    .map(({ agent, figures }) => `${figures.invalid} of ${codeText(cutText(agent, 60))}`);
  const rest = concerned.length > mostAgents ? `, and ${concerned.length - mostAgents} more agents` : '';
  return [
    `⚠️ ${plural(total, 'trial')} could not be measured and ${total === 1 ? 'counts' : 'count'} in no rate: ${named.join(', ')}${rest}.`,
  ];
}

function said(text: string): string {
  return markdownText(cutText(text, 400));
}
