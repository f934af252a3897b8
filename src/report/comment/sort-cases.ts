import type { CaseChange, ComparedPair } from '../../model/comparison.ts';
import type { Cell } from '../../model/report.ts';
import { type CaseEntry, type CaseKind, caseKinds } from './case-entry.ts';
import type { CommentSubject } from './comment-subject.ts';
import { comparedAgents } from './compared-agents.ts';
import { failedTrial } from './failed-trial.ts';

type SortedCases = Readonly<Record<CaseKind, CaseEntry[]>>;

/**
 * Every case that did not pass in every trial, and those that changed against the baseline, each once an agent. What the
 * comparison says of a case counts before what its trials look like.
 */
export function sortCases({ report, comparisons }: CommentSubject): SortedCases {
  const sorted: SortedCases = {
    broken: [],
    failing: [],
    unmeasured: [],
    flaky: [],
    'still-failing': [],
    fixed: [],
  };
  const failing = new Map([...report.failing].map((cell) => [keyOf(cell.case, cell.agent), entryOf(cell)]));
  for (const [agent, { cases }] of comparedAgents(comparisons)) {
    for (const [kind, changes] of changesOf(cases)) {
      for (const change of changes) {
        const key = keyOf(change.case, agent);
        sorted[kind].push({ ...(failing.get(key) ?? passing(change, agent)), change });
        failing.delete(key);
      }
    }
  }
  for (const entry of failing.values()) sorted[kindOf(entry.status)].push(entry);
  for (const kind of caseKinds) sorted[kind].sort((a, b) => riseOf(a) - riseOf(b));
  return sorted;
}

function changesOf(cases: ComparedPair['cases']): [CaseKind, readonly CaseChange[]][] {
  return [
    ['broken', cases.broken],
    ['flaky', cases.flaky],
    ['still-failing', cases.stillFailing],
    ['fixed', cases.fixed],
  ];
}

function entryOf(cell: Cell): CaseEntry {
  const { case: name, agent, place, status } = cell;
  return { case: name, agent, place, status, change: null, failed: failedTrial(cell) };
}

function passing(change: CaseChange, agent: string): CaseEntry {
  return { case: change.case, agent, place: change.place, status: '', change, failed: null };
}

function kindOf(status: string): CaseKind {
  if (!/[fe]/.test(status)) return 'unmeasured';
  return status.includes('p') ? 'flaky' : 'failing';
}

/** Against the baseline; where that says nothing, against a case that always passes. */
function riseOf({ change, status }: CaseEntry): number {
  if (change) return shareOf(change.second) - shareOf(change.first);
  const counted = status.replace(/[^pfe]/g, '');
  return shareOf({ passed: counted.replace(/[^p]/g, '').length, trials: counted.length }) - 1;
}

function shareOf({ passed, trials }: CaseChange['first']): number {
  return trials === 0 ? 0 : passed / trials;
}

function keyOf(name: string, agent: string): string {
  return `${name}@${agent}`;
}
