import { caseKinds } from './case-entry.ts';
import { casesSection } from './cases-section.ts';
import type { CommentSubject } from './comment-subject.ts';
import { fitSections } from './fit-sections.ts';
import { leaderboardSection } from './leaderboard-section.ts';
import { originSection } from './origin-section.ts';
import { remarksSection } from './remarks-section.ts';
import { sortCases } from './sort-cases.ts';
import { tagsSection } from './tags-section.ts';
import { thresholdsSection } from './thresholds-section.ts';
import { verdictLine } from './verdict-line.ts';
import { warningsSection } from './warnings-section.ts';

interface Bounds {
  /** UTF-16 units in all. */
  readonly limit: number;
  /** Items of one section; whoever wants all of them reads the report. */
  readonly most: number;
}

/** What a run came to, in GitHub's Markdown: the verdict first, then what it rests on. */
export function drawComment(subject: CommentSubject, { limit, most }: Bounds): string {
  const cases = sortCases(subject);
  const isNamed = subject.report.leaderboard.length > 1;
  const sections = [
    remarksSection(subject),
    thresholdsSection(subject, most),
    leaderboardSection(subject, most),
    ...caseKinds.map((kind) => casesSection(kind, cases[kind], { most, isNamed })),
    tagsSection(subject, most),
    warningsSection(subject, most),
    originSection(subject),
  ];
  const told = sections.filter(({ count }) => count > 0);
  return fitSections(verdictLine(subject), told, limit);
}
