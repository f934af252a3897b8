import { formatCount } from '../../../model/format-count.ts';
import { plural } from '../../../report/show/plural.ts';
import { addressOf } from '../../route.ts';
import type { CaseList, CaseRow } from './list-cases.ts';
import type { CasesSettings } from './read-settings.ts';

/** How much is shown of what there is, and the way back to all of it. */
export function CaseCounts({
  list,
  rows,
  settings,
}: {
  readonly list: CaseList;
  readonly rows: readonly CaseRow[];
  readonly settings: CasesSettings;
}) {
  const { case: selected, ...filters } = settings;
  return (
    <p class="cases-counted">
      <span role="status">
        {shareOf(casesOf(rows), list.rows.length, 'case')} ·{' '}
        {shareOf(trialsOf(rows), trialsOf(list.rows), 'trial')}
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

function casesOf(rows: readonly CaseRow[]): number {
  return new Set(rows.map(({ key }) => key)).size;
}

/** Skipped ones are none. */
function trialsOf(rows: readonly CaseRow[]): number {
  let trials = 0;
  for (const { cells } of rows)
    for (const listed of cells) trials += listed?.cell.status.replaceAll('s', '').length ?? 0;
  return trials;
}
