import { plural } from '../show/plural.ts';
import { caseDetails } from './case-details.ts';
import type { CaseEntry, CaseKind } from './case-entry.ts';
import { caseHeadline } from './case-headline.ts';
import type { Section } from './section.ts';

interface KindRule {
  readonly title: string;
  readonly importance: number;
  readonly sign: string;
}

const rules: Readonly<Record<CaseKind, KindRule>> = {
  broken: { title: 'Broken', importance: 5, sign: '❌' },
  failing: { title: 'Failing', importance: 6, sign: '❌' },
  unmeasured: { title: 'Not measured', importance: 7, sign: '⚠️' },
  flaky: { title: 'Flaky', importance: 8, sign: '❔' },
  'still-failing': { title: 'Still failing', importance: 9, sign: '❌' },
  fixed: { title: 'Fixed', importance: 12, sign: '✅' },
};

interface Drawn {
  readonly most: number;
  /** Whether the agent must be named, because there are several. */
  readonly isNamed: boolean;
}

/** Cases of one kind: folded, each with what went in, what was expected and what came out. */
export function casesSection(
  kind: CaseKind,
  entries: readonly CaseEntry[],
  { most, isNamed }: Drawn,
): Section {
  const { title, importance, sign } = rules[kind];
  return {
    importance,
    name: `${title.toLowerCase()} cases`,
    noun: 'case',
    before: `#### ${title}: ${plural(entries.length, 'case')}${isNamed ? ', each agent counted' : ''}\n\n`,
    items: entries
      .slice(0, most)
      .map((entry) => caseDetails(`${sign} ${caseHeadline(entry, isNamed)}`, entry)),
    count: entries.length,
    after: '',
  };
}
