import type { FoldedReport } from '../../model/report.ts';
import type { Reporter } from '../../model/reporter.ts';
import { type CaseEntry, type CaseKind, caseKinds } from '../comment/case-entry.ts';
import { casesSection } from '../comment/cases-section.ts';
import type { CommentSubject } from '../comment/comment-subject.ts';
import { leaderboardSection } from '../comment/leaderboard-section.ts';
import { remarksSection } from '../comment/remarks-section.ts';
import type { Section } from '../comment/section.ts';
import { sortCases } from '../comment/sort-cases.ts';
import { tagsSection } from '../comment/tags-section.ts';
import { thresholdsSection } from '../comment/thresholds-section.ts';
import { verdictLine } from '../comment/verdict-line.ts';
import { warningsSection } from '../comment/warnings-section.ts';
import { runLines } from './run-lines.ts';
import { subjectOf } from './subject-of.ts';

/**
 * Writes `report.md`: verdict, thresholds, leaderboard, pass rates by tag, and every case that did not pass in every
 * iteration with the reasons. Unlike a comment it leaves nothing out, so it is made piece by piece.
 */
export const markdownReporter = {
  name: 'markdown',
  report: (report: FoldedReport) => ({ files: [{ path: 'report.md', content: piecesOf(report) }] }),
} satisfies Reporter;

function* piecesOf(report: FoldedReport): Generator<string, undefined> {
  const subject = subjectOf(report);
  yield `${raised(verdictLine(subject))}\n\n${runLines(report.run)}\n`;
  yield* drawn(remarksSection(subject));
  yield* drawn(thresholdsSection(subject, Number.POSITIVE_INFINITY));
  yield* drawn(leaderboardSection(subject, Number.POSITIVE_INFINITY));
  yield* casesOf(subject);
  yield* drawn(tagsSection(subject, Number.POSITIVE_INFINITY));
  yield* drawn(warningsSection(subject, Number.POSITIVE_INFINITY));
}

function* drawn({ before, items, after, count }: Section): Generator<string, undefined> {
  if (count > 0) yield `\n${raised(before)}${items.join('\n')}${after}\n`;
}

function* casesOf(subject: CommentSubject): Generator<string, undefined> {
  const isNamed = subject.report.leaderboard.length > 1;
  const cases = sortCases(subject);
  for (const kind of caseKinds) yield* casesOfKind(kind, cases[kind], isNamed);
}

/** One case after the other: all of them at once may be more than fits into memory. */
function* casesOfKind(
  kind: CaseKind,
  entries: readonly CaseEntry[],
  isNamed: boolean,
): Generator<string, undefined> {
  if (entries.length === 0) return;
  yield `\n${raised(casesSection(kind, entries, { most: 0, isNamed }).before)}`;
  for (const entry of entries)
    yield* casesSection(kind, [entry], { most: 1, isNamed }).items.map((item) => `${item}\n`);
}

/** In a comment headings begin at the third level; in a document of its own, at the first. */
function raised(text: string): string {
  return text.replace(/^##(?=#)/, '');
}
