import type { FoldedReport } from '../../model/report.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { plural } from '../show/plural.ts';
import { describeTrials } from '../terminal/summarize-verdict.ts';
import type { CommentSubject } from './comment-subject.ts';
import { comparedAgents } from './compared-agents.ts';
import { isThresholdReason } from './is-threshold-reason.ts';
import type { Section } from './section.ts';

const mostRemarks = 10;
const mostAgents = 10;

/** What was tried, why it came to this verdict, and what a reader must know before trusting the figures. */
export function remarksSection(subject: CommentSubject): Section {
  const { report, comparisons } = subject;
  const notes = new Set(comparisons.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.notes)));
  const remarks = [
    ...otherReasons(subject).map((reason) => said(reason)),
    ...invalidTrials(report),
    ...leftOutCases(comparisons),
    ...missingBaseline(subject),
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

/** What the figures against the baseline do not rest on, told once where it is the same of all agents. */
function leftOutCases(comparisons: CommentSubject['comparisons']): string[] {
  const pairs = [...comparedAgents(comparisons).values()];
  const told = pairs.flatMap(({ cases: { compared, edited, new: added, gone } }) => {
    const counts = { edited: edited.length, new: added.length, gone: gone.length };
    const parts = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
    if (parts.length === 0) return [];
    const were = compared === 1 ? 'was' : 'were';
    return [`${plural(compared, 'case')} ${were} compared with the baseline; left out: ${parts.join(', ')}.`];
  });
  return [...new Set(told)];
}

function missingBaseline({ baseline, verdict }: CommentSubject): string[] {
  if (!baseline || !('missing' in baseline)) return [];
  const { missing } = baseline;
  const isSaid = verdict.reasons.some((reason) => reason.includes(missing));
  return isSaid ? [] : [`No comparison with a baseline: ${said(missing)}`];
}

/** Thresholds have a table of their own. */
function otherReasons({ verdict, report: { thresholds } }: CommentSubject): string[] {
  return verdict.reasons.filter(
    (reason, index) =>
      !isThresholdReason(reason, thresholds) &&
      !(index === 0 && verdict.status !== 'passed' && reason.length <= 160),
  );
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
