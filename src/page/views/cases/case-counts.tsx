import { formatCount } from '../../../model/format-count.ts';
import { plural } from '../../../report/show/plural.ts';
import { addressOf } from '../../route.ts';
import type { ShownAgent } from './case-line.tsx';
import type { CaseList, CaseRow } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

/** How much is shown of what there is, and the way back to all of it. */
export function CaseCounts({
  list,
  rows,
  agents,
  settings,
}: {
  readonly list: CaseList;
  readonly rows: readonly CaseRow[];
  readonly agents: readonly ShownAgent[];
  readonly settings: CasesSettings;
}) {
  const all = list.agents.map((name, index) => ({ name, index }));
  const { case: selected, ...filters } = settings;
  return (
    <p class="cases-counted">
      <span role="status">
        {shareOf(rows.length, list.rows.length, 'case')} ·{' '}
        {shareOf(trialsOf(rows, agents), trialsOf(list.rows, all), 'trial')}
      </span>
      {list.gone > 0 && <span> · {plural(list.gone, 'case')} of the baseline not in this run</span>}
      {Object.values(filters).some((value) => value !== '') && (
        <a href={addressOf('cases', { query: { case: selected } })}>Clear filters and sorting</a>
      )}
    </p>
  );
}

function shareOf(shown: number, all: number, noun: string): string {
  return shown === all ? plural(all, noun) : `${formatCount(shown)} of ${plural(all, noun)}`;
}

function trialsOf(rows: readonly CaseRow[], agents: readonly ShownAgent[]): number {
  let trials = 0;
  for (const { cells } of rows)
    for (const { index } of agents) trials += cells[index]?.cell.iterations.length ?? 0;
  return trials;
}
